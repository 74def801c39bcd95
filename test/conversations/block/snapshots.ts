import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, blockdev, qcow2, qcow2Image, rawImage} from './images.ts';

const DISKS = [
	...STOPPED_Q35,
	...['-device', 'virtio-scsi-pci,id=s0'],
	...blockdev({
		driver: 'qcow2',
		'node-name': 'b',
		file: {driver: 'file', 'node-name': 'bf', filename: '$DIR/b.qcow2'},
	}),
	...['-device', 'scsi-hd,bus=s0.0,id=hd,drive=b'],
	...['-drive', 'if=none,id=dr0,file=$DIR/r.raw,format=raw'],
];
const IMAGES = [
	qcow2Image('a.qcow2'),
	qcow2Image('b.qcow2', 'a.qcow2'),
	qcow2Image('o.qcow2'),
	qcow2Image('o2.qcow2'),
	rawImage('r.raw'),
];
const LOOK: readonly Step[] = [execute('query-block'), execute('query-named-block-nodes')];
const sync = (file: string, args: object): Step =>
	execute('blockdev-snapshot-sync', {'snapshot-file': `$DIR/${file}`, ...args});
const overlay = (node: string, over: string): Step =>
	execute('blockdev-snapshot', {node, overlay: over});
const internal = (device: string, name: string): Step =>
	execute('blockdev-snapshot-internal-sync', {device, name});
const forget = (args: object): Step =>
	execute('blockdev-snapshot-delete-internal-sync', {device: 'i', ...args});
const backing = (device: string, image: string): Step =>
	execute('change-backing-file', {
		...{device, 'image-node-name': image},
		'backing-file': '/other/image.qcow2',
	});

/** Snapshots outside and inside of images. */
export const diskSnapshotConversations: readonly Conversation[] = [
	{
		title: 'snapshots are made over disks in use',
		machine: DISKS,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			sync('s1.qcow2', {device: 'dr0'}),
			sync('s2.qcow2', {'node-name': 'b'}),
			sync('s2.qcow2', {'node-name': 'b', 'snapshot-node-name': 's2'}),
			...LOOK,
			sync('s2.qcow2', {'node-name': 'b', 'snapshot-node-name': 's3'}),
			sync('o.qcow2', {'node-name': 's2', 'snapshot-node-name': 's3', mode: 'existing'}),
			...LOOK,
			sync('s4.qcow2', {device: 'nobody'}),
			sync('s4.qcow2', {}),
			sync('s4.qcow2', {'node-name': 's3', 'snapshot-node-name': 's2'}),
			sync('s4.qcow2', {'node-name': 's3', 'snapshot-node-name': 's4', format: 'nothing'}),
			sync('s4.qcow2', {'node-name': 's3', 'snapshot-node-name': 's4', format: 'raw'}),
			sync('s4.qcow2', {'node-name': 's3', 'snapshot-node-name': '1s'}),
			execute('x-debug-query-block-graph'),
			execute('blockdev-del', {'node-name': 'b'}),
		],
	},
	{
		title: 'nodes are put over others',
		machine: DISKS,
		images: IMAGES,
		volatile: ALLOCATED,
		steps: [
			execute('blockdev-add', qcow2('o', 'o.qcow2', {backing: null})),
			execute('blockdev-add', qcow2('o2', 'o2.qcow2')),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'nn'}),
			overlay('b', 'nn'),
			overlay('b', 'b'),
			overlay('b', 'bf'),
			overlay('b', 'nobody'),
			overlay('nobody', 'o'),
			overlay('b', 'o'),
			...LOOK,
			overlay('o2', 'o'),
			overlay('b', 'o2'),
			overlay('o', 'o2'),
			...LOOK,
			backing('hd', 'o'),
			backing('b', 'b'),
			backing('o2', 'nobody'),
			backing('nn', 'nn'),
			backing('o2', 'o'),
			...LOOK,
			execute('blockdev-del', {'node-name': 'o2'}),
			execute('blockdev-del', {'node-name': 'o'}),
			execute('query-blockstats'),
		],
	},
	{
		title: 'snapshots are kept inside of an image',
		machine: DISKS,
		images: IMAGES,
		volatile: [
			...ALLOCATED,
			'return.date-sec',
			'return.date-nsec',
			'return.*.image.snapshots.*.date-sec',
			'return.*.image.snapshots.*.date-nsec',
			'return.1.image.virtual-size',
		],
		steps: [
			execute('blockdev-add', qcow2('i', 'o.qcow2')),
			internal('i', 'i0'),
			internal('i', 'i0'),
			internal('i', ''),
			internal('i', 'i1'),
			internal('bf', 'i0'),
			internal('nobody', 'i0'),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'nn', 'read-only': true}),
			internal('nn', 'i0'),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n2'}),
			internal('n2', 'i0'),
			execute('blockdev-del', {'node-name': 'nn'}),
			execute('blockdev-del', {'node-name': 'n2'}),
			execute('query-named-block-nodes'),
			forget({}),
			forget({name: 'nobody'}),
			forget({id: '7'}),
			forget({name: 'i0', id: '2'}),
			forget({name: 'i0'}),
			forget({id: '2'}),
			internal('i', 'i2'),
			execute('query-named-block-nodes'),
		],
	},
];
