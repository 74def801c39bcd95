import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, qcow2Image, raw, rawImage} from './images.ts';

const DRIVES = [
	...STOPPED_Q35,
	...['-device', 'virtio-scsi-pci,id=s0'],
	...['-device', 'ide-cd,id=cd0'],
	...['-device', 'scsi-cd,id=cd1,bus=s0.0'],
	...['-drive', 'if=none,id=dr0,file=$DIR/r.raw,format=raw'],
	...['-device', 'virtio-blk-pci,id=vd0,drive=dr0'],
	...['-drive', 'if=none,id=fl0'],
];
const IMAGES = [rawImage('s.iso', 8 * 2 ** 20), rawImage('r.raw'), qcow2Image('a.qcow2')];
const ISO = execute('blockdev-add', raw('iso', 's.iso', {'read-only': true}));
const LOOK: readonly Step[] = [execute('query-block'), execute('query-named-block-nodes')];
const tray = (move: 'open' | 'close', args: object): Step => execute(`blockdev-${move}-tray`, args);
const change = (args: object): Step => execute('blockdev-change-medium', args);

/** Trays, and what is put in and taken out. */
export const mediaConversations: readonly Conversation[] = [
	{
		title: 'a tray opens, takes a medium and closes',
		machine: DRIVES,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			tray('open', {id: 'cd0'}),
			...LOOK,
			tray('open', {id: 'cd0'}),
			execute('blockdev-remove-medium', {id: 'cd0'}),
			execute('blockdev-insert-medium', {id: 'cd0', 'node-name': 'nobody'}),
			ISO,
			execute('blockdev-insert-medium', {id: 'cd0', 'node-name': 'iso'}),
			...LOOK,
			execute('blockdev-insert-medium', {id: 'cd0', 'node-name': 'iso'}),
			tray('close', {id: 'cd0'}),
			tray('close', {id: 'cd0'}),
			execute('blockdev-remove-medium', {id: 'cd0'}),
			execute('blockdev-insert-medium', {id: 'cd1', 'node-name': 'iso'}),
			execute('blockdev-del', {'node-name': 'iso'}),
			execute('eject', {id: 'cd0'}),
			...LOOK,
			execute('blockdev-insert-medium', {id: 'cd1', 'node-name': 'iso'}),
			tray('open', {id: 'cd1'}),
			execute('blockdev-insert-medium', {id: 'cd1', 'node-name': 'iso'}),
			execute('blockdev-remove-medium', {id: 'cd1'}),
			execute('blockdev-del', {'node-name': 'iso'}),
			...LOOK,
		],
	},
	{
		title: 'a drive that has no tray, or is not there, is told apart',
		machine: DRIVES,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			tray('open', {id: 'vd0'}),
			tray('open', {device: 'dr0'}),
			tray('open', {id: 'nope'}),
			tray('open', {device: 'nope'}),
			tray('open', {}),
			tray('open', {id: 'cd0', device: 'dr0'}),
			tray('open', {id: 's0'}),
			tray('open', {id: '/machine/peripheral/vd0/virtio-backend'}),
			tray('close', {id: 'vd0'}),
			tray('close', {device: 'dr0'}),
			execute('blockdev-remove-medium', {id: 'vd0'}),
			execute('blockdev-insert-medium', {id: 'vd0', 'node-name': 'iso'}),
			execute('eject', {id: 'vd0'}),
			execute('eject', {device: 'dr0'}),
			execute('eject', {device: 'dr0', force: true}),
			execute('eject', {device: 'fl0'}),
			execute('eject', {id: 'nope'}),
			execute('eject', {id: 'cd0', force: true}),
			execute('eject', {id: 'cd0'}),
			...LOOK,
		],
	},
	{
		title: 'a medium is changed for the image in a file',
		machine: DRIVES,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			change({id: 'cd0', filename: '$DIR/nope.iso'}),
			change({id: 'cd0', filename: '$DIR/s.iso'}),
			...LOOK,
			change({id: 'cd0', filename: '$DIR/a.qcow2', format: 'raw'}),
			...LOOK,
			change({id: 'cd0', filename: '$DIR/a.qcow2', format: 'qcow2'}),
			change({id: 'cd0', filename: '$DIR/a.qcow2', format: 'nothing'}),
			change({id: 'vd0', filename: '$DIR/a.qcow2'}),
			...LOOK,
			execute('x-debug-query-block-graph'),
		],
	},
];
