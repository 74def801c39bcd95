import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';
import {ALLOCATED, blockdev, qcow2, qcow2Image, raw, rawImage} from './images.ts';

const DISK = [
	...STOPPED_Q35,
	...['-object', 'iothread,id=io0'],
	...['-device', 'virtio-scsi-pci,id=s0'],
	...blockdev(raw('disk', 'r.raw')),
	...['-device', 'scsi-hd,bus=s0.0,id=hd,drive=disk'],
];
const NO_LIMITS = {bps: 0, bps_rd: 0, bps_wr: 0, iops: 0, iops_rd: 0, iops_wr: 0};
const throttle = (limits: object): Step =>
	execute('block_set_io_throttle', {id: 'hd', ...NO_LIMITS, ...limits});
const histogram = (boundaries: object): Step =>
	execute('block-latency-histogram-set', {id: 'hd', ...boundaries});
const resize = (args: object): Step => execute('block_resize', args);
const iothread = (node: string, thread: string | null): Step =>
	execute('x-blockdev-set-iothread', {'node-name': node, iothread: thread});

/** Lengths, speeds and what is measured. */
export const limitConversations: readonly Conversation[] = [
	{
		title: 'the speed of a disk is limited, and set free again',
		machine: DISK,
		images: [rawImage('r.raw')],
		volatile: ALLOCATED,
		steps: [
			throttle({bps: 1000, bps_rd: 100}),
			throttle({
				...{bps_rd: 100, bps_wr: 200, iops: 100, iops_size: 4096, iops_max: 500},
				...{bps_rd_max: 1000, bps_rd_max_length: 3, group: 'g1'},
			}),
			execute('query-block'),
			throttle({bps: -1}),
			throttle({bps_max: 1000}),
			throttle({bps: 1000, bps_max: 10}),
			throttle({bps: 1000, bps_max_length: 10}),
			throttle({bps: 1000, bps_max: 2000, bps_max_length: 0}),
			throttle({bps: 2_000_000_000_000_000}),
			throttle({iops: 10, iops_wr: 10}),
			throttle({iops_size: 512}),
			execute('query-block'),
			throttle({bps: 1000, iops: 100, bps_max: 2000, bps_max_length: 2, group: 'g2'}),
			execute('query-block'),
			execute('query-named-block-nodes'),
			throttle({}),
			execute('query-block'),
			throttle({iops: 7}),
			execute('query-block'),
			execute('block_set_io_throttle', {device: 'hd', ...NO_LIMITS}),
			execute('block_set_io_throttle', NO_LIMITS),
		],
	},
	{
		title: 'histograms of latency are started and ended',
		machine: DISK,
		images: [rawImage('r.raw')],
		steps: [
			execute('query-blockstats'),
			histogram({boundaries: [10, 20, 30]}),
			histogram({boundaries: [10, 20, 20]}),
			histogram({'boundaries-read': [0, 20]}),
			histogram({boundaries: [10, 20], 'boundaries-write': [5]}),
			execute('query-blockstats'),
			histogram({boundaries: []}),
			histogram({}),
			histogram({'boundaries-flush': [7]}),
			execute('query-blockstats'),
			execute('query-blockstats', {'query-nodes': true}),
			execute('block-latency-histogram-set', {id: 'nope'}),
		],
	},
	{
		title: 'disks are given other lengths',
		machine: DISK,
		images: [rawImage('r.raw'), qcow2Image('a.qcow2')],
		volatile: [...ALLOCATED, 'return.1.image.virtual-size'],
		steps: [
			resize({'node-name': 'disk', size: 33_554_432}),
			execute('query-block'),
			execute('blockdev-add', qcow2('q', 'a.qcow2')),
			resize({'node-name': 'q', size: 134_217_728}),
			resize({'node-name': 'q', size: 1000}),
			resize({'node-name': 'q', size: -1}),
			resize({'node-name': 'nobody', size: 512}),
			resize({device: 'nobody', size: 512}),
			resize({size: 512}),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n0'}),
			resize({'node-name': 'n0', size: 512}),
			execute('query-named-block-nodes', {flat: true}),
		],
	},
	{
		title: 'thresholds and threads are given to nodes',
		machine: DISK,
		images: [rawImage('r.raw')],
		volatile: ALLOCATED,
		steps: [
			execute('block-set-write-threshold', {'node-name': 'disk', 'write-threshold': 1_048_576}),
			execute('block-set-write-threshold', {'node-name': 'nobody', 'write-threshold': 1}),
			execute('query-named-block-nodes'),
			execute('block-set-write-threshold', {'node-name': 'disk', 'write-threshold': 0}),
			execute('query-named-block-nodes'),
			execute('blockdev-add', {driver: 'null-co', 'node-name': 'n1'}),
			iothread('n1', 'io0'),
			iothread('n1', 'io9'),
			iothread('n1', null),
			iothread('nobody', null),
			iothread('disk', 'io0'),
		],
	},
];
