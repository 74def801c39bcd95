import type {QueryBlockReturnInserted} from '../../schema/generated/qemu-7.2.ts';
import type {BlockNode} from './block-node.ts';
import {fileNameOf} from './file-name.ts';
import {resolvePath} from './open-node.ts';

type ImageInfo = QueryBlockReturnInserted['image'];

const CLUSTER_SIZES: Readonly<Record<string, number>> = {qcow2: 65_536};
const QCOW2_HEADER = {
	compat: '1.1',
	'compression-type': 'zlib',
	'lazy-refcounts': false,
	'refcount-bits': 16,
	corrupt: false,
	'extended-l2': false,
} as const;

/** What QEMU says of a node (QAPI `BlockDeviceInfo`); with `isFlat` nothing of the images behind its own. */
export const nodeInfo = (node: BlockNode, {isFlat = false} = {}): QueryBlockReturnInserted => {
	const {image} = node;
	return {
		'node-name': node.name,
		drv: node.driver.name,
		ro: node.isReadOnly,
		file: fileNameOf(node),
		...(image?.backing === undefined || node.driver.kind !== 'format'
			? {}
			: {backing_file: image.backing.file}),
		backing_file_depth: isFlat ? 0 : backingDepth(node),
		encrypted: false,
		detect_zeroes: node.detectZeroes,
		write_threshold: node.writeThreshold,
		bps: 0,
		bps_rd: 0,
		bps_wr: 0,
		iops: 0,
		iops_rd: 0,
		iops_wr: 0,
		cache: {writeback: true, direct: node.cache.direct, 'no-flush': node.cache.noFlush},
		image: isFlat ? imageInfo(node) : imageChain(node),
	};
};

const backingDepth = ({backing}: BlockNode): number =>
	backing === undefined ? 0 : 1 + backingDepth(backing);

const imageChain = (node: BlockNode): ImageInfo => {
	const behind = node.backing ?? (node.driver.kind === 'filter' ? node.primary : undefined);
	return behind === undefined
		? imageInfo(node)
		: {...imageInfo(node), 'backing-image': imageChain(behind)};
};

/** What QEMU says of an image (QAPI `ImageInfo`), as qemu-img does. */
const imageInfo = (node: BlockNode): ImageInfo => {
	const {driver, image} = node;
	const clusterSize = clusterSizeOf(node);
	return {
		filename: fileNameOf(node),
		format: driver.name,
		'virtual-size': node.size,
		'actual-size': allocatedBy(node),
		...(clusterSize === undefined ? {} : {'cluster-size': clusterSize}),
		...(driver.kind === 'quorum' ? {} : {'dirty-flag': false}),
		...(driver.kind === 'format' && image !== undefined ? backingNames(image) : {}),
		...(driver.name === 'qcow2'
			? {'format-specific': {type: 'qcow2', data: {...QCOW2_HEADER, ...image?.header}}}
			: {}),
	};
};

const backingNames = ({backing, path}: NonNullable<BlockNode['image']>): Partial<ImageInfo> =>
	backing === undefined
		? {}
		: {
				'backing-filename': backing.file,
				'full-backing-filename': resolvePath(path, backing.file),
				...(backing.format === undefined ? {} : {'backing-filename-format': backing.format}),
			};

const clusterSizeOf = (node: BlockNode): number | undefined => {
	const {driver, primary} = node;
	return (
		CLUSTER_SIZES[driver.name] ??
		(driver.kind === 'raw' || driver.kind === 'filter'
			? primary === undefined
				? undefined
				: clusterSizeOf(primary)
			: undefined)
	);
};

/** What a node takes from the host, in bytes: its files, without the images behind it. */
const allocatedBy = ({driver, image, children}: BlockNode): number =>
	driver.kind === 'protocol'
		? (image?.allocated ?? 0)
		: children
				.filter(({role}) => role !== 'backing')
				.reduce((sum, {target}) => sum + allocatedBy(target), 0);
