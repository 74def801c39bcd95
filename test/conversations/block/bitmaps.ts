import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, blockdev, qcow2, qcow2Image, rawImage} from './images.ts';

const DISKS = [
	...STOPPED_Q35,
	...['-device', 'virtio-scsi-pci,id=s0'],
	...blockdev(qcow2('b', 'b.qcow2')),
	...['-device', 'scsi-hd,bus=s0.0,id=hd,drive=b'],
	...['-drive', 'if=none,id=dr0,file=$DIR/r.raw,format=raw'],
];
const IMAGES = [qcow2Image('a.qcow2'), qcow2Image('b.qcow2', 'a.qcow2'), rawImage('r.raw')];
const bitmap = (action: string, args: object): Step =>
	execute(`block-dirty-bitmap-${action}`, args);
const hash = (node: string, name: string): Step =>
	execute('x-debug-block-dirty-bitmap-sha256', {node, name});

/** Dirty bitmaps. */
export const bitmapConversations: readonly Conversation[] = [
	{
		title: 'dirty bitmaps come, change and go',
		machine: DISKS,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			bitmap('add', {node: 'b', name: 'bm0'}),
			bitmap('add', {node: 'b', name: 'bm0'}),
			bitmap('add', {node: 'b', name: ''}),
			bitmap('add', {node: 'nobody', name: 'x'}),
			bitmap('add', {node: 'b', name: 'x', granularity: 1000}),
			bitmap('add', {node: 'b', name: 'x', granularity: 256}),
			bitmap('add', {
				...{node: 'b', name: 'p0', persistent: true, disabled: true},
				granularity: 131_072,
			}),
			bitmap('add', {node: 'dr0', name: 'p0', persistent: true}),
			bitmap('add', {node: 'dr0', name: 'd0'}),
			bitmap('add', {node: 'b', name: 'n'.repeat(1024)}),
			bitmap('disable', {node: 'b', name: 'bm0'}),
			execute('query-block'),
			bitmap('enable', {node: 'b', name: 'nobody'}),
			bitmap('enable', {node: 'nobody', name: 'bm0'}),
			bitmap('enable', {node: 'b', name: 'bm0'}),
			execute('query-named-block-nodes'),
			bitmap('clear', {node: 'b', name: 'bm0'}),
			bitmap('clear', {node: 'b', name: 'nobody'}),
			bitmap('remove', {node: 'b', name: 'p0'}),
			bitmap('remove', {node: 'b', name: 'p0'}),
			bitmap('remove', {node: 'nobody', name: 'p0'}),
			execute('query-block'),
		],
	},
	{
		title: 'dirty bitmaps are merged and hashed',
		machine: DISKS,
		images: IMAGES,
		steps: [
			bitmap('add', {node: 'b', name: 'bm0'}),
			bitmap('add', {node: 'b', name: 'big', granularity: 131_072}),
			bitmap('add', {node: 'dr0', name: 'd0'}),
			hash('b', 'bm0'),
			hash('b', 'big'),
			hash('dr0', 'd0'),
			hash('b', 'nobody'),
			bitmap('merge', {node: 'b', target: 'big', bitmaps: ['bm0']}),
			bitmap('merge', {node: 'b', target: 'nobody', bitmaps: ['bm0']}),
			bitmap('merge', {node: 'b', target: 'big', bitmaps: ['nobody']}),
			bitmap('merge', {node: 'b', target: 'bm0', bitmaps: [{node: 'dr0', name: 'd0'}]}),
			bitmap('merge', {node: 'b', target: 'bm0', bitmaps: ['bm0']}),
			execute('block_resize', {device: 'dr0', size: 1_048_576}),
			bitmap('merge', {node: 'b', target: 'bm0', bitmaps: [{node: 'dr0', name: 'd0'}]}),
			hash('dr0', 'd0'),
		],
	},
];
