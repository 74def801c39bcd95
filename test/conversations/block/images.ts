import type {DiskImage} from '../conversation.ts';

// Small, so that what the host gives to a file is the same everywhere.
const SIZE = 64 * 2 ** 20;

/** What the host's file system gives to a file is its own affair. */
export const ALLOCATED: readonly string[] = [
	'return.*.inserted.image.actual-size',
	'return.*.inserted.image.backing-image.actual-size',
	'return.*.inserted.image.backing-image.backing-image.actual-size',
	'return.*.inserted.image.backing-image.backing-image.backing-image.actual-size',
	'return.*.image.actual-size',
	'return.*.image.backing-image.actual-size',
	'return.*.image.backing-image.backing-image.actual-size',
	'return.*.image.backing-image.backing-image.backing-image.actual-size',
];

export const rawImage = (name: string, size = SIZE): DiskImage => ({name, format: 'raw', size});

export const qcow2Image = (name: string, backing?: string): DiskImage => ({
	name,
	format: 'qcow2',
	size: SIZE,
	...(backing === undefined ? {} : {backing}),
});

/** Options of a node that shows an image of format qcow2. */
export const qcow2 = (name: string, file: string, more: object = {}): object => ({
	driver: 'qcow2',
	'node-name': name,
	file: {driver: 'file', filename: `$DIR/${file}`},
	...more,
});

/** Options of a node that shows an image as it is. */
export const raw = (name: string, file: string, more: object = {}): object => ({
	driver: 'raw',
	'node-name': name,
	file: {driver: 'file', filename: `$DIR/${file}`},
	...more,
});

/** QEMU's option for a node. */
export const blockdev = (options: object): readonly string[] => [
	'-blockdev',
	JSON.stringify(options),
];
