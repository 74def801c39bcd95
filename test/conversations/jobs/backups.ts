import {awaitEvents, type Conversation, execute, STOPPED_Q35, settle} from '../conversation.ts';
import {COPYING, open} from './disks.ts';

const q35 = {machine: [...STOPPED_Q35], images: COPYING};
const BACKUP = {'job-id': 'b', device: 'src', target: 'dst', sync: 'full'};
const backup = (more: object = {}) => execute('blockdev-backup', {...BACKUP, ...more});
const over = awaitEvents('BLOCK_JOB_COMPLETED');
const opened = ['src', 'src2', 'dst', 'dst2', 'small'].map(name => open(name));

/** Backups of disks. */
export const backupConversations: readonly Conversation[] = [
	{
		...q35,
		title: 'a backup waits to be finalized and dismissed',
		steps: [
			...opened,
			backup({'auto-finalize': false, 'auto-dismiss': false}),
			awaitEvents('BLOCK_JOB_PENDING'),
			execute('query-jobs'),
			execute('query-block-jobs'),
			execute('job-dismiss', {id: 'b'}),
			execute('job-finalize', {id: 'b'}),
			execute('query-jobs'),
			execute('job-finalize', {id: 'b'}),
			execute('job-cancel', {id: 'b'}),
			execute('job-dismiss', {id: 'b'}),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a backup at its limit is made faster, held and cancelled',
		steps: [
			...opened,
			backup({speed: 4 * 1024 * 1024}),
			settle(375),
			execute('query-block-jobs'),
			execute('blockdev-del', {'node-name': 'dst'}),
			execute('blockdev-del', {'node-name': 'src'}),
			execute('block-job-set-speed', {device: 'b', speed: 1024 * 1024}),
			execute('job-pause', {id: 'b'}),
			settle(50),
			execute('job-cancel', {id: 'b'}),
			backup({speed: 4 * 1024 * 1024}),
			settle(375),
			execute('block-job-cancel', {device: 'b'}),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a backup of nothing but what is overwritten runs until it is cancelled',
		steps: [
			...opened,
			backup({sync: 'none'}),
			settle(100),
			execute('query-block-jobs'),
			execute('job-complete', {id: 'b'}),
			execute('block-job-cancel', {device: 'b'}),
			execute('query-block-jobs'),
		],
	},
	{
		...q35,
		title: 'a backup is refused for nodes, bitmaps and numbers that are wrong',
		steps: [
			...opened,
			backup({target: 'src'}),
			backup({target: 'small'}),
			backup({target: 'none'}),
			backup({device: 'none'}),
			backup({speed: -1}),
			backup({'job-id': ''}),
			backup({sync: 'incremental'}),
			backup({sync: 'bitmap'}),
			backup({sync: 'bitmap', bitmap: 'none'}),
			backup({bitmap: 'none'}),
			backup({'bitmap-mode': 'never'}),
			backup({'filter-node-name': 'src'}),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a backup comes upon errors of its source and of its target, by each policy',
		steps: [
			...opened,
			execute('blockdev-add', {
				driver: 'blkdebug',
				'node-name': 'full',
				image: 'dst',
				'inject-error': [{event: 'none', iotype: 'write', errno: 28, once: true}],
			}),
			backup({target: 'full', 'on-target-error': 'enospc'}),
			awaitEvents('BLOCK_JOB_ERROR'),
			settle(50),
			execute('block-job-resume', {device: 'b'}),
			over,
			execute('query-jobs'),
		],
	},
];
