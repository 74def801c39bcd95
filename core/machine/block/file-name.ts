import {encodeValue} from '../../protocol/encode.ts';
import type {OptionValues} from '../machine-options.ts';
import type {BlockNode} from './block-node.ts';

// The options that change what is on a disk, by driver (`strong_runtime_opts`).
const STRONG: Readonly<Record<string, readonly string[]>> = {
	file: ['filename'],
	host_device: ['filename'],
	host_cdrom: ['filename'],
	raw: ['offset', 'size'],
	throttle: ['throttle-group'],
	nbd: ['path', 'host', 'port', 'export', 'tls-creds', 'tls-hostname'],
	'null-co': ['size', 'latency-ns', 'read-zeroes'],
	'null-aio': ['size', 'latency-ns', 'read-zeroes'],
	quorum: ['vote-threshold', 'blkverify', 'rewrite-corrupted', 'read-pattern'],
};

// Filters that are called as what is below them (`bdrv_refresh_filename` of the drivers).
const SEE_THROUGH: readonly string[] = [
	'mirror_top',
	'commit_top',
	'copy-before-write',
	'snapshot-access',
];

/** The name of a node's file; of one that no file name tells, `json:` and what it could be opened with again. */
export const fileNameOf = (node: BlockNode): string =>
	plainNameOf(node) ?? `json:${encodeValue(fullOptions(node))}`;

/** The file name that tells all of a node, if one does (block.c, `bdrv_refresh_filename`). */
const plainNameOf = (node: BlockNode): string | undefined => {
	const {driver, options, primary} = node;
	if (typeof options.filename === 'string') {
		return options.filename;
	}

	if (driver.kind === 'protocol') {
		return hasStrongOptions(node) ? undefined : `${driver.name}://`;
	}

	if (driver.name === 'blkdebug' && primary !== undefined && isConfigured(options)) {
		const name = plainNameOf(primary);
		return name === undefined ? undefined : `blkdebug:${String(options.config ?? '')}:${name}`;
	}

	if (SEE_THROUGH.includes(driver.name)) {
		return primary === undefined ? undefined : plainNameOf(primary);
	}

	const isPlain =
		(driver.kind === 'format' || driver.kind === 'raw') &&
		!hasStrongOptions(node) &&
		!isBackingOverridden(node);
	return isPlain && primary?.driver.kind === 'protocol' ? plainNameOf(primary) : undefined;
};

/** Whether all that a blkdebug node does stands in its file, if in anything (block/blkdebug.c). */
const isConfigured = (options: OptionValues): boolean =>
	Object.keys(options).every(name => ['driver', 'config', 'read-only', 'cache'].includes(name));

const hasStrongOptions = (node: BlockNode): boolean => Object.keys(strongOptions(node)).length > 0;

const strongOptions = ({driver, options}: BlockNode): object =>
	Object.fromEntries(
		(STRONG[driver.name] ?? [])
			.filter(name => options[name] !== undefined)
			.map(name => [name, options[name]]),
	);

/** Whether another image is behind this one than the one that it names itself. */
const isBackingOverridden = ({driver, backing, image}: BlockNode): boolean =>
	driver.hasBacking &&
	(backing === undefined
		? image?.backing !== undefined
		: fileNameOf(backing) !== image?.backing?.file);

const fullOptions = (node: BlockNode): object => {
	const {driver, children} = node;
	const below = children
		.filter(({name}) => name !== 'backing' || isBackingOverridden(node))
		.map(({name, target}) => [name, fullOptions(target)] as const);
	if (driver.kind === 'quorum') {
		return {
			...strongOptions(node),
			driver: driver.name,
			children: below.map(([, options]) => options).reverse(),
		};
	}

	const isCut = driver.hasBacking && node.backing === undefined && isBackingOverridden(node);
	return {
		...strongOptions(node),
		...(driver.name === 'blkdebug' ? flatten(node.options) : {}),
		driver: driver.name,
		...Object.fromEntries(below),
		...(isCut ? {backing: null} : {}),
	};
};

/** Options in options and lists with their paths for names, as blkdebug keeps them. */
const flatten = (value: object, path = ''): OptionValues =>
	Object.assign(
		{},
		...Object.entries(value)
			.filter(([name]) => path !== '' || !['driver', 'read-only', 'cache'].includes(name))
			.map(([name, member]) =>
				typeof member === 'object' && member !== null
					? flatten(member, `${path}${name}.`)
					: {[path + name]: member},
			),
	);
