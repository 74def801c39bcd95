import {
	type Conversation,
	type DiskImage,
	execute,
	STOPPED_Q35,
	type Step,
} from '../conversation.ts';

const MIB = 1024 * 1024;

/** A PC to which disks can be plugged. */
export const Q35_WITH_SCSI: readonly string[] = [
	...STOPPED_Q35,
	...['-device', 'virtio-scsi-pci,id=scsi0'],
];

/** Length of the disks, in bytes. */
export const SIZE = 32 * MIB;

/** Images for a source full of data, a copy, a second copy, and a disk that is too small. */
export const COPYING: readonly DiskImage[] = [
	{name: 'src', format: 'qcow2', size: SIZE, data: SIZE},
	{name: 'src2', format: 'qcow2', size: SIZE, data: SIZE},
	{name: 'dst', format: 'qcow2', size: SIZE},
	{name: 'dst2', format: 'qcow2', size: SIZE},
	{name: 'small', format: 'qcow2', size: SIZE / 2},
];

/** An image on one on another one. */
export const CHAIN: readonly DiskImage[] = [
	{name: 'base', format: 'qcow2', size: SIZE, data: 16 * MIB},
	{name: 'mid', format: 'qcow2', size: SIZE, backing: 'base'},
	{name: 'top', format: 'qcow2', size: SIZE, backing: 'mid', data: 4 * MIB},
	{name: 'other', format: 'qcow2', size: SIZE},
];

/** Opens an image of format qcow2; the nodes have names. */
export const open = (name: string, more: object = {}): Step =>
	execute('blockdev-add', {
		driver: 'qcow2',
		'node-name': name,
		file: {driver: 'file', filename: `$DIR/${name}`, 'node-name': `${name}-file`},
		...more,
	});

/** Opens the chain of images. */
export const openChain: readonly Step[] = [
	open('base'),
	open('mid', {backing: 'base'}),
	open('top', {backing: 'mid'}),
	open('other'),
];

/** What the host's file system gives to a file is its own affair; QEMU draws a part of the names of filters. */
export const ALLOCATED: NonNullable<Conversation['volatile']> = [
	'return.*.inserted.image.actual-size',
	'return.*.inserted.image.backing-image.actual-size',
	'return.*.inserted.image.backing-image.backing-image.actual-size',
	'return.*.inserted.image.backing-image.backing-image.backing-image.actual-size',
	'return.*.image.actual-size',
	'return.*.image.virtual-size',
];
