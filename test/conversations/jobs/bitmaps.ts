import {
	awaitEvents,
	type Conversation,
	execute,
	STOPPED_Q35,
	type Step,
	settle,
} from '../conversation.ts';
import {ALLOCATED, COPYING, open} from './disks.ts';

const SPEED = 4 * 1024 * 1024;
const q35 = {machine: [...STOPPED_Q35], images: COPYING, volatile: ALLOCATED};
const nodes = execute('query-named-block-nodes', {flat: true});
const opened = ['src', 'dst', 'dst2'].map(name => open(name));
const bitmap = (action: string, args: object): Step =>
	execute(`block-dirty-bitmap-${action}`, args);
/** Writes all of the node that the others copy from, so that its bitmaps are full. */
const filled: readonly Step[] = [
	execute('blockdev-backup', {'job-id': 'b', device: 'src', target: 'dst', sync: 'full'}),
	awaitEvents('BLOCK_JOB_COMPLETED'),
];
const backup = (args: object): Step =>
	execute('blockdev-backup', {'job-id': 'b', device: 'dst', target: 'dst2', ...args});
const over = awaitEvents('BLOCK_JOB_COMPLETED');
/** A backup that is cancelled on its way, seen in the middle and behind its end. */
const brokenOff = (args: object): readonly Step[] => [
	backup({...args, speed: SPEED}),
	settle(375),
	execute('query-block-jobs'),
	nodes,
	execute('block-job-cancel', {device: 'b'}),
	settle(100),
	nodes,
];

/** Dirty bitmaps that jobs go by, leave, or mark. */
export const jobBitmapConversations: readonly Conversation[] = [
	{
		...q35,
		title: 'a backup copies what a dirty bitmap has marked, and begins it anew when it succeeds',
		steps: [
			...opened,
			bitmap('add', {node: 'dst', name: 'bm'}),
			...filled,
			nodes,
			backup({sync: 'incremental', bitmap: 'bm', speed: SPEED}),
			settle(375),
			nodes,
			bitmap('remove', {node: 'dst', name: 'bm'}),
			bitmap('clear', {node: 'dst', name: 'bm'}),
			bitmap('disable', {node: 'dst', name: 'bm'}),
			execute('block-job-cancel', {device: 'b'}),
			settle(100),
			nodes,
			backup({sync: 'incremental', bitmap: 'bm'}),
			over,
			nodes,
			backup({sync: 'incremental', bitmap: 'bm'}),
			settle(50),
			nodes,
		],
	},
	{
		...q35,
		title: 'a backup leaves in a dirty bitmap what its mode says',
		steps: [
			...opened,
			bitmap('add', {node: 'dst', name: 'bm', granularity: 131_072}),
			bitmap('add', {node: 'dst', name: 'off', disabled: true}),
			bitmap('add', {node: 'src', name: 'of-source'}),
			...filled,
			backup({sync: 'full', bitmap: 'bm'}),
			backup({sync: 'none', bitmap: 'bm', 'bitmap-mode': 'always'}),
			backup({sync: 'full', bitmap: 'bm', 'bitmap-mode': 'never'}),
			backup({sync: 'incremental', bitmap: 'bm', 'bitmap-mode': 'always'}),
			backup({sync: 'bitmap', bitmap: 'bm'}),
			backup({sync: 'bitmap', bitmap: 'of-source', 'bitmap-mode': 'never'}),
			...brokenOff({sync: 'none'}),
			...brokenOff({sync: 'bitmap', bitmap: 'bm', 'bitmap-mode': 'never'}),
			...brokenOff({sync: 'bitmap', bitmap: 'bm', 'bitmap-mode': 'always'}),
			backup({sync: 'bitmap', bitmap: 'bm', 'bitmap-mode': 'never'}),
			over,
			nodes,
			backup({sync: 'full', bitmap: 'bm', 'bitmap-mode': 'on-success'}),
			over,
			nodes,
			backup({sync: 'bitmap', bitmap: 'off', 'bitmap-mode': 'on-success'}),
			settle(50),
			nodes,
		],
	},
	{
		...q35,
		title:
			'a transaction gives a dirty bitmap and goes by another one; when it fails both are as before',
		steps: [
			...opened,
			bitmap('add', {node: 'dst', name: 'bm'}),
			...filled,
			...[
				['new', 'gone'],
				['next', 'bm'],
			].map(([name, used]) =>
				execute('transaction', {
					actions: [
						{type: 'block-dirty-bitmap-add', data: {node: 'dst', name}},
						{
							type: 'blockdev-backup',
							data: {
								...{'job-id': 'b', device: 'dst', target: 'dst2'},
								...{sync: 'incremental', bitmap: used},
							},
						},
					],
				}),
			),
			over,
			nodes,
		],
	},
	{
		...q35,
		title: 'a mirror has a bitmap of its own, and marks those of its target',
		steps: [
			...opened,
			bitmap('add', {node: 'src', name: 'of-source'}),
			bitmap('add', {node: 'dst', name: 'of-target'}),
			execute('blockdev-mirror', {
				...{'job-id': 'm', device: 'src', target: 'dst', sync: 'full'},
			}),
			awaitEvents('BLOCK_JOB_READY'),
			nodes,
			execute('block-job-cancel', {device: 'm'}),
			over,
			nodes,
		],
	},
	{
		...q35,
		title: 'an image is amended, or is not',
		steps: [
			...opened,
			...[
				['dst', {driver: 'qcow2'}],
				['dst', {driver: 'qcow2', encrypt: {format: 'luks', state: 'active'}}],
				['dst', {driver: 'raw'}],
				['dst-file', {driver: 'file'}],
				['dst-file', {driver: 'qcow2'}],
				['nobody', {driver: 'qcow2'}],
				['dst', {driver: 'nothing'}],
				['dst', {driver: 'luks'}],
			].flatMap(([name, options]) => [
				execute('x-blockdev-amend', {'job-id': 'a', 'node-name': name, options}),
				execute('query-jobs'),
				execute('job-dismiss', {id: 'a'}),
			]),
			execute('x-blockdev-amend', {
				...{'job-id': '', 'node-name': 'dst', options: {driver: 'qcow2'}, force: true},
			}),
		],
	},
];
