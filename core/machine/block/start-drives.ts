import type {DeviceSpec, MachineOptions, OptionValues} from '../machine-options.ts';
import {BlockBackend} from './block-backend.ts';
import {type BlockGraph, insertNode} from './block-graph.ts';
import {openNode} from './open-node.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ} from './permissions.ts';

type Texts = Readonly<Record<string, string>>;

// Members of `-drive` that are about the drive, not about the node in it.
const OF_DRIVE = new Set([
	...[
		'id',
		'if',
		'bus',
		'unit',
		'index',
		'media',
		'snapshot',
		'serial',
		'addr',
		'werror',
		'rerror',
	],
	...['cache', 'readonly', 'file', 'format', 'copy-on-read', 'boot', 'aio'],
]);
// blockdev.c, if_max_devs: how many drives a bus takes, where it is not one of the board.
const UNITS: Readonly<Record<string, number>> = {scsi: 7, ide: 2, floppy: 2};
const CACHES: Readonly<Record<string, {readonly direct: boolean; readonly 'no-flush': boolean}>> = {
	none: {direct: true, 'no-flush': false},
	directsync: {direct: true, 'no-flush': false},
	unsafe: {direct: false, 'no-flush': true},
};

/** A drive of `-drive`: where it is, and what is in it. */
export interface StartDrive {
	readonly id: string;
	/** The device that the board makes for it; undefined for one that waits for a device. */
	readonly device: DeviceSpec | undefined;
	readonly options: Texts;
}

/** The drives that a machine starts with, each with its id and its place (blockdev.c, `drive_new`). */
export const startDrives = ({drives, type}: MachineOptions): readonly StartDrive[] => {
	const taken = new Set<string>();
	return drives.map(options => {
		const kind = options.if ?? 'ide';
		const perBus = kind === 'ide' && type === 'q35' ? 1 : (UNITS[kind] ?? 0);
		let index = Number(options.index ?? 0);
		while (taken.has(`${kind}${index}`)) {
			index += 1;
		}

		taken.add(`${kind}${index}`);
		const media = kind === 'ide' || kind === 'scsi' ? `-${isCd(options) ? 'cd' : 'hd'}` : '';
		const bus = perBus === 0 ? '' : Math.floor(index / perBus);
		const unit = perBus === 0 ? index : index % perBus;
		const id = options.id ?? `${kind}${bus}${media}${unit}`;
		return {id, options, device: deviceOf(options, {id, bus, unit})};
	});
};

const isCd = ({media}: Texts): boolean => media === 'cdrom';

const deviceOf = (
	options: Texts,
	{id, bus, unit}: {readonly id: string; readonly bus: number | ''; readonly unit: number},
): DeviceSpec | undefined => {
	switch (options.if ?? 'ide') {
		case 'virtio':
			return {driver: 'virtio-blk-pci', id: undefined, properties: {drive: id}};
		case 'ide':
			return {
				driver: isCd(options) ? 'ide-cd' : 'ide-hd',
				id: undefined,
				properties: {bus: `ide.${bus}`, unit, drive: id},
				isOnBoard: true,
			};
		default:
			return undefined;
	}
};

/** Opens what is in a drive. */
export const openDrive = (graph: BlockGraph, {id, options}: StartDrive): void => {
	const backend = new BlockBackend(id);
	const isReadOnly = isCd(options) || options.readonly === 'on' || options['read-only'] === 'on';
	backend.isReadOnly = isReadOnly;
	backend.permissions = {taken: CONSISTENT_READ, shared: ALL_PERMISSIONS};
	graph.transact(() => {
		graph.addBackend(backend);
		const spec = nodeOptions(options);
		if (spec !== undefined) {
			const cache = CACHES[options.cache ?? ''];
			const node = openNode(graph, {
				...(cache === undefined ? {} : {cache}),
				...spec,
				'read-only': isReadOnly,
			});
			insertNode(graph, backend, node);
		}
	});
};

const nodeOptions = (options: Texts): OptionValues | undefined => {
	const given = nest(
		Object.entries(options).filter(
			([name]) => !OF_DRIVE.has(name) && !name.startsWith('throttling.') && name !== 'read-only',
		),
	);
	const {file, format} = options;
	if (file === undefined || file === '') {
		return Object.hasOwn(given, 'driver') ? given : undefined;
	}

	const path = file.replace(/^file:/, '');
	const driver = given.driver ?? format;
	return {
		...given,
		...(driver === undefined ? {} : {driver}),
		file: {driver: 'file', filename: path},
	};
};

/** Options whose names are paths, such as `file.filename`, as objects in objects. */
const nest = (entries: ReadonlyArray<readonly [string, string]>): OptionValues => {
	const nested: Record<string, unknown> = {};
	for (const [path, text] of entries) {
		const [first = '', ...rest] = path.split('.');
		if (rest.length === 0) {
			nested[first] = text;
		}
	}

	const heads = new Set(
		entries.filter(([path]) => path.includes('.')).map(([path]) => path.split('.')[0] ?? ''),
	);
	for (const head of heads) {
		nested[head] = nest(
			entries
				.filter(([path]) => path.startsWith(`${head}.`))
				.map(([path, text]) => [path.slice(head.length + 1), text]),
		);
	}

	return nested;
};
