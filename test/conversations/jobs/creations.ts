import {awaitEvents, type Conversation, execute, settle} from '../conversation.ts';
import {ALLOCATED, CHAIN, open, Q35_WITH_SCSI} from './disks.ts';

const q35 = {machine: Q35_WITH_SCSI, images: CHAIN};
const MIB = 1024 * 1024;
const create = (id: string, options: object) => [
	execute('blockdev-create', {'job-id': id, options}),
	settle(60),
];
const gone = (id: string) => [execute('query-jobs'), execute('job-dismiss', {id})];

/** Images made while the machine runs, and what becomes of jobs when it stops. */
export const creationConversations: readonly Conversation[] = [
	{
		...q35,
		title: 'a file is made, a format written into it, and a disk copied to it',
		volatile: ALLOCATED,
		steps: [
			open('base'),
			...create('c0', {driver: 'file', filename: '$DIR/new', size: 0}),
			execute('query-block-jobs'),
			execute('job-cancel', {id: 'c0'}),
			execute('block-job-dismiss', {id: 'c0'}),
			...gone('c0'),
			execute('blockdev-add', {driver: 'file', 'node-name': 'new-file', filename: '$DIR/new'}),
			...create('c1', {driver: 'qcow2', file: 'new-file', size: 32 * MIB, 'cluster-size': 65_536}),
			...gone('c1'),
			execute('blockdev-add', {
				driver: 'qcow2',
				'node-name': 'new',
				file: 'new-file',
				backing: null,
			}),
			execute('blockdev-mirror', {
				'job-id': 'copy',
				device: 'base',
				target: 'new',
				sync: 'full',
				'auto-dismiss': false,
			}),
			awaitEvents('BLOCK_JOB_READY'),
			execute('block-job-cancel', {device: 'copy'}),
			awaitEvents('BLOCK_JOB_COMPLETED'),
			settle(20),
			execute('query-jobs'),
			execute('job-dismiss', {id: 'copy'}),
			execute('query-named-block-nodes', {flat: true}),
			execute('blockdev-del', {'node-name': 'new'}),
			execute('blockdev-del', {'node-name': 'new-file'}),
		],
	},
	{
		...q35,
		title: 'images that cannot be made: their jobs say why until they are dismissed',
		steps: [
			open('other'),
			...create('c0', {driver: 'file', filename: '/nonexistent/x', size: 0}),
			...gone('c0'),
			...create('c1', {driver: 'qcow2', file: 'none', size: MIB}),
			...gone('c1'),
			...create('c2', {driver: 'qcow2', file: 'other-file', size: 100}),
			...gone('c2'),
			...create('c3', {driver: 'qcow2', file: 'other-file', size: MIB, 'cluster-size': 100}),
			execute('job-finalize', {id: 'c3'}),
			...create('c3', {driver: 'file', filename: '$DIR/y', size: 0}),
			...gone('c3'),
			...create('4c', {driver: 'file', filename: '$DIR/y', size: 0}),
			...create('c5', {driver: 'raw', size: 0}),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a machine that stops holds its jobs for a moment',
		steps: [
			open('base'),
			open('other'),
			execute('blockdev-mirror', {
				'job-id': 'copy',
				device: 'base',
				target: 'other',
				sync: 'full',
			}),
			awaitEvents('BLOCK_JOB_READY'),
			execute('stop'),
			execute('stop'),
			execute('query-block-jobs'),
			execute('job-cancel', {id: 'copy'}),
			awaitEvents('BLOCK_JOB_CANCELLED'),
			execute('stop'),
		],
	},
];
