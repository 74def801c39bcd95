import {awaitEvents, type Conversation, execute, settle} from '../conversation.ts';
import {CHAIN, COPYING, open, Q35_WITH_SCSI, SIZE} from './disks.ts';

const MIB = 1024 * 1024;
const over = awaitEvents('BLOCK_JOB_COMPLETED');

const debug = (name: string, image: string, error: object) =>
	execute('blockdev-add', {
		driver: 'blkdebug',
		'node-name': name,
		image: {driver: 'file', filename: `$DIR/${image}`},
		'inject-error': [{event: 'none', once: true, ...error}],
	});

const raw = [
	{name: 'raw', format: 'raw', size: SIZE, data: SIZE},
	{name: 'raw2', format: 'raw', size: SIZE},
] as const;

/** Jobs that come upon errors of their disks. */
export const errorConversations: readonly Conversation[] = [
	{
		title: 'the target of a mirror is full: it stops, says so, is let go on and gets ready',
		machine: Q35_WITH_SCSI,
		images: [...COPYING, ...raw],
		// How many requests are done by then is chance.
		volatile: ['return.*.offset'],
		steps: [
			open('src'),
			debug('full', 'raw2', {iotype: 'write', errno: 28}),
			execute('blockdev-mirror', {
				...{'job-id': 'm', device: 'src', target: 'full', sync: 'full'},
				'on-target-error': 'stop',
			}),
			awaitEvents('BLOCK_JOB_ERROR', 'JOB_STATUS_CHANGE'),
			execute('query-block-jobs'),
			execute('block-job-pause', {device: 'm'}),
			execute('block-job-resume', {device: 'm'}),
			awaitEvents('BLOCK_JOB_READY'),
			execute('query-block-jobs'),
			execute('block-job-cancel', {device: 'm'}),
			over,
		],
	},
	{
		title: 'a stream comes upon an error: it reports it and ends, or stops and goes on',
		machine: Q35_WITH_SCSI,
		images: [...CHAIN, ...raw],
		steps: [
			debug('debug', 'raw', {iotype: 'read', errno: 5, sector: (8 * MIB) / 512}),
			open('mid', {backing: 'debug'}),
			execute('block-stream', {'job-id': 's', device: 'mid', 'auto-dismiss': false}),
			over,
			settle(20),
			execute('query-jobs'),
			execute('query-block-jobs'),
			execute('job-dismiss', {id: 's'}),
		],
	},
	{
		title: 'a stream stops at an error until it is let go on',
		machine: Q35_WITH_SCSI,
		images: [...CHAIN, ...raw],
		steps: [
			debug('debug', 'raw', {iotype: 'read', errno: 5, sector: (8 * MIB) / 512}),
			open('mid', {backing: 'debug'}),
			execute('block-stream', {'job-id': 's', device: 'mid', 'on-error': 'stop'}),
			awaitEvents('BLOCK_JOB_ERROR', 'JOB_STATUS_CHANGE'),
			execute('query-block-jobs'),
			execute('job-resume', {id: 's'}),
			over,
		],
	},
];
