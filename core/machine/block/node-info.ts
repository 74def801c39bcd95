import type {QueryBlockReturnInserted} from '../../schema/generated/qemu-7.2.ts';
import {bitmapInfo} from './bitmaps.ts';
import type {BlockNode} from './block-node.ts';
import {fileNameOf} from './file-name.ts';
import {resolvePath} from './open-node.ts';
import {limitMembers, type ThrottleLimits} from './throttling.ts';

type ImageInfo = QueryBlockReturnInserted['image'];

const FILES = ['file', 'host_device', 'host_cdrom'];
// Drivers that stand for protocols, and so are not measured by their children.
const UNMEASURED = ['blkdebug', 'blkreplay', 'blkverify'];
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
export const nodeInfo = (
	node: BlockNode,
	{
		isFlat = false,
		limits,
	}: {readonly isFlat?: boolean; readonly limits?: ThrottleLimits | undefined} = {},
): QueryBlockReturnInserted => {
	const {backing, bitmaps} = node;
	return {
		'node-name': node.name,
		drv: node.driver.name,
		ro: node.isReadOnly,
		file: fileNameOf(node),
		...(backing === undefined || node.driver.kind === 'filter'
			? {}
			: {backing_file: fileNameOf(backing)}),
		backing_file_depth: isFlat ? 0 : backingDepth(node),
		encrypted: false,
		detect_zeroes: node.detectZeroes,
		write_threshold: node.writeThreshold,
		...limitMembers(limits),
		...(bitmaps.length === 0 ? {} : {'dirty-bitmaps': bitmaps.map(bitmapInfo)}),
		cache: {writeback: true, direct: node.cache.direct, 'no-flush': node.cache.noFlush},
		image: isFlat ? imageInfo(node) : imageChain(node),
	};
};

/** What a node shows where it has nothing of its own: the image behind it, or what a filter is on. */
const behind = ({backing, driver, primary}: BlockNode): BlockNode | undefined =>
	backing ?? (driver.kind === 'filter' && driver.name !== 'snapshot-access' ? primary : undefined);

const backingDepth = (node: BlockNode): number => {
	const next = behind(node);
	return next === undefined ? 0 : 1 + backingDepth(next);
};

const imageChain = (node: BlockNode): ImageInfo => {
	const next = behind(node);
	return next === undefined
		? imageInfo(node)
		: {...imageInfo(node), 'backing-image': imageChain(next)};
};

/** What QEMU says of an image (QAPI `ImageInfo`), as qemu-img does. */
const imageInfo = (node: BlockNode): ImageInfo => {
	const {driver, image} = node;
	const clusterSize = clusterSizeOf(node);
	return {
		filename: fileNameOf(node),
		format: driver.name,
		'virtual-size': node.size,
		...(UNMEASURED.includes(driver.name) ? {} : {'actual-size': allocatedBy(node)}),
		...(clusterSize === undefined ? {} : {'cluster-size': clusterSize}),
		...(hasDetails(node) ? {'dirty-flag': false} : {}),
		...(driver.kind === 'format' && image !== undefined ? backingNames(image) : {}),
		...(driver.name === 'qcow2' && (image?.snapshots.length ?? 0) > 0
			? {snapshots: image?.snapshots}
			: {}),
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

/** Whether a driver tells more of its image than the length (`bdrv_get_info`); filters tell what is below them. */
const hasDetails = (node: BlockNode): boolean => {
	const {driver, primary} = node;
	switch (driver.kind) {
		case 'protocol':
			return FILES.includes(driver.name);
		case 'format':
			return true;
		case 'quorum':
			return false;
		default:
			return driver.name !== 'snapshot-access' && primary !== undefined && hasDetails(primary);
	}
};

/** What a node takes from the host, in bytes: its files, without the images behind it. */
const allocatedBy = ({driver, image, children}: BlockNode): number =>
	driver.kind === 'protocol'
		? (image?.allocated ?? 0)
		: children
				.filter(({role}) => role !== 'backing')
				.reduce((sum, {target}) => sum + allocatedBy(target), 0);
