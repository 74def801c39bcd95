import {awaitEvents, type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, qcow2, qcow2Image, raw, rawImage} from './images.ts';

const LOOK: readonly Step[] = [execute('query-block'), execute('query-named-block-nodes')];
const add = (options: object): Step => execute('blockdev-add', options);
const del = (name: string): Step => execute('blockdev-del', {'node-name': name});
const plug = (args: object): Step => execute('device_add', args);
const quorum = (name: string, more: object): Step =>
	add({driver: 'quorum', 'node-name': name, 'vote-threshold': 1, children: ['n0'], ...more});

/** Nodes come and go, and devices hold on to them. */
export const graphConversations: readonly Conversation[] = [
	{
		title: 'nodes come with what is behind them, and go when nobody needs them',
		machine: STOPPED_Q35,
		images: [qcow2Image('a.qcow2'), qcow2Image('b.qcow2', 'a.qcow2'), rawImage('r.raw')],
		volatile: ALLOCATED,
		steps: [
			add({driver: 'file', 'node-name': 'f0', filename: '$DIR/nope'}),
			add(qcow2('b', 'b.qcow2')),
			...LOOK,
			execute('query-named-block-nodes', {flat: true}),
			execute('x-debug-query-block-graph'),
			add(qcow2('b', 'b.qcow2')),
			add({driver: 'qcow2', 'node-name': 'c', file: 'nobody'}),
			add({driver: 'qcow2', file: 'nobody'}),
			add({driver: 'qcow2', 'node-name': 'c'}),
			add(qcow2('c', 'r.raw')),
			add(raw('c', 'b.qcow2')),
			add({driver: 'raw', 'node-name': 'c2', file: 'b'}),
			del('b'),
			del('nobody'),
			add(raw('#block1', 'r.raw')),
			add(raw('', 'r.raw')),
			add(raw('this-name-is-by-far-too-long-for-it', 'r.raw')),
			add(raw('q', 'r.raw', {'read-only': true, cache: {direct: true}})),
			add(raw('q2', 'r.raw', {offset: 512, size: 1_048_576})),
			execute('query-named-block-nodes'),
			del('c2'),
			del('b'),
			del('c'),
			execute('query-named-block-nodes'),
			execute('query-blockstats', {'query-nodes': true}),
		],
	},
	{
		title: 'devices take disks, and do not share them',
		machine: [
			...STOPPED_Q35,
			...['-device', 'pcie-root-port,id=p1,chassis=1'],
			...['-device', 'pcie-root-port,id=p2,chassis=2'],
			...['-device', 'virtio-scsi-pci,id=s0'],
			...['-device', 'ide-cd,id=cd0'],
		],
		images: [qcow2Image('b.qcow2'), rawImage('r.raw')],
		volatile: ALLOCATED,
		steps: [
			add(qcow2('b', 'b.qcow2')),
			add(raw('r', 'r.raw', {'read-only': true})),
			plug({driver: 'virtio-blk-pci', drive: 'b', id: 'd0', bus: 'p1'}),
			plug({driver: 'virtio-blk-pci', drive: 'b', id: 'd1', bus: 'p2'}),
			plug({driver: 'virtio-blk-pci', drive: 'nobody', id: 'd1', bus: 'p2'}),
			plug({driver: 'virtio-blk-pci', id: 'd1', bus: 'p2'}),
			plug({driver: 'virtio-blk-pci', drive: 'r', id: 'd1', bus: 'p2'}),
			plug({driver: 'scsi-cd', drive: 'b', id: 'd2', bus: 's0.0'}),
			plug({driver: 'scsi-cd', drive: 'r', id: 'd2', bus: 's0.0'}),
			plug({driver: 'scsi-hd', drive: 'r', id: 'd3', bus: 's0.0', 'share-rw': true}),
			plug({driver: 'scsi-hd', id: 'd4', bus: 's0.0'}),
			add(qcow2('b2', 'b.qcow2')),
			add({driver: 'raw', 'node-name': 'x', file: 'b'}),
			plug({driver: 'scsi-hd', drive: 'x', id: 'd4', bus: 's0.0'}),
			del('b'),
			execute('query-block'),
			execute('query-blockstats'),
			execute('x-debug-query-block-graph'),
			execute('device_del', {id: 'd2'}),
			awaitEvents('DEVICE_DELETED'),
			execute('query-block'),
			del('x'),
			del('r'),
		],
	},
	{
		title: 'drivers look at what they are given',
		machine: [...STOPPED_Q35, '-object', 'throttle-group,id=tg0,x-iops-total=100'],
		images: [
			qcow2Image('a.qcow2'),
			rawImage('r0.raw'),
			rawImage('r1.raw'),
			rawImage('r2.raw', 32 * 2 ** 20),
		],
		volatile: ALLOCATED,
		steps: [
			add({driver: 'null-co', 'node-name': 'n0'}),
			add({driver: 'null-aio', 'node-name': 'n1', size: 1_048_576, 'read-zeroes': true}),
			add({driver: 'throttle', 'node-name': 't0', 'throttle-group': 'tg0', file: 'n0'}),
			add({driver: 'throttle', 'node-name': 't1', 'throttle-group': 'nobody', file: 'n0'}),
			add({driver: 'copy-on-read', 'node-name': 'cor', file: 'n1'}),
			quorum('q0', {
				...{'vote-threshold': 2},
				children: ['r0', 'r1'].map(name => ({driver: 'file', filename: `$DIR/${name}.raw`})),
			}),
			quorum('q1', {'vote-threshold': 3, children: ['n0', 'n1']}),
			quorum('q1', {'vote-threshold': 0}),
			quorum('q1', {children: []}),
			quorum('q1', {}),
			quorum('q2', {children: ['n0', 'n1'], blkverify: true}),
			quorum('q3', {children: ['n0', 'n1'], 'read-pattern': 'fifo'}),
			add({driver: 'blkdebug', 'node-name': 'bd', image: 'n0'}),
			add({
				driver: 'preallocate',
				'node-name': 'pre',
				file: {driver: 'file', filename: '$DIR/r2.raw'},
			}),
			add({driver: 'compress', 'node-name': 'comp', file: 'n0'}),
			add({driver: 'luks', 'node-name': 'x', file: 'n0'}),
			add({driver: 'bochs', 'node-name': 'x', file: 'n0'}),
			add({driver: 'qed', 'node-name': 'x', file: {driver: 'file', filename: '$DIR/r2.raw'}}),
			add(raw('z', 'r1.raw', {'detect-zeroes': 'unmap'})),
			add(raw('z', 'r1.raw', {'detect-zeroes': 'unmap', discard: 'unmap', 'read-only': true})),
			add({driver: 'file', 'node-name': 'n', filename: '$DIR/r1.raw', aio: 'native'}),
			add(raw('of', 'r1.raw', {offset: 67_108_865})),
			add(raw('of', 'r1.raw', {offset: 1024, size: 67_108_864})),
			add(raw('of', 'r1.raw', {offset: 1024, size: 1000})),
			add(raw('of', 'r1.raw', {size: 512})),
			add(qcow2('bk', 'a.qcow2', {backing: 'nobody'})),
			add(qcow2('bk', 'a.qcow2', {backing: 'n0'})),
			execute('query-named-block-nodes'),
			execute('query-blockstats', {'query-nodes': true}),
		],
	},
];

/** Drives of QEMU's older option. */
export const driveConversations: readonly Conversation[] = [
	{
		title: 'drives of all places, and those that the board has',
		machine: [
			...['-machine', 'q35', '-display', 'none', '-S', '-net', 'none'],
			...['-drive', 'file=$DIR/r.raw,format=raw'],
			...['-drive', 'file=$DIR/a.qcow2,if=virtio,readonly=on'],
			'-drive',
			'if=none,id=x,driver=qcow2,file.driver=file,file.filename=$DIR/b.qcow2,node-name=xx,cache=none',
		],
		images: [qcow2Image('a.qcow2'), qcow2Image('b.qcow2'), rawImage('r.raw')],
		// The board of the recording has other devices before these.
		volatile: [...ALLOCATED, 'return.*.qdev'],
		steps: [
			...LOOK,
			execute('query-blockstats'),
			add({driver: 'null-co', 'node-name': 'x'}),
			add({driver: 'raw', 'node-name': 'y', file: 'x'}),
			del('xx'),
			plug({driver: 'virtio-scsi-pci', id: 's0'}),
			plug({driver: 'usb-storage', drive: 'x', id: 'd3'}),
		],
	},
];
