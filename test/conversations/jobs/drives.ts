import {awaitEvents, type Conversation, execute, settle} from '../conversation.ts';
import {ALLOCATED, Q35_WITH_SCSI, SIZE} from './disks.ts';

const MIB = 1024 * 1024;
const DRIVE = {
	machine: [
		...Q35_WITH_SCSI,
		...['-drive', 'file=$DIR/top,if=none,id=drive0,format=qcow2'],
		...['-device', 'scsi-hd,drive=drive0,id=hd0'],
	],
	images: [
		{name: 'base', format: 'qcow2', size: SIZE, data: 8 * MIB},
		{name: 'top', format: 'qcow2', size: SIZE, data: 2 * MIB, backing: 'base'},
		{name: 'there', format: 'raw', size: SIZE},
	],
	// QEMU draws a part of the names that it gives to nodes.
	volatile: [
		...ALLOCATED,
		'return.*.inserted.node-name',
		'return.*.inserted.image.backing-image.virtual-size',
	],
} as const;
const mirror = (more: object = {}) =>
	execute('drive-mirror', {device: 'drive0', target: '$DIR/copy', sync: 'full', ...more});
const backup = (more: object = {}) =>
	execute('drive-backup', {device: 'drive0', target: '$DIR/copy', sync: 'full', ...more});
const ready = awaitEvents('BLOCK_JOB_READY');
const over = awaitEvents('BLOCK_JOB_COMPLETED');

/** Copies of drives to files. */
export const copiedDriveConversations: readonly Conversation[] = [
	{
		...DRIVE,
		title:
			'a drive is mirrored to a new file, which it uses then; the job has the name of the drive',
		steps: [
			mirror({'node-name': 'copy', format: 'qcow2'}),
			ready,
			execute('query-block-jobs'),
			mirror(),
			execute('block-job-complete', {device: 'drive0'}),
			over,
			settle(20),
			execute('query-block'),
		],
	},
	{
		...DRIVE,
		title: 'a drive is mirrored without what is behind it, and to a file that is there',
		steps: [
			mirror({sync: 'top', speed: 0, 'job-id': 'm0'}),
			ready,
			execute('query-jobs'),
			execute('block-job-complete', {device: 'm0'}),
			over,
			settle(20),
			execute('query-block'),
			mirror({target: '$DIR/there', mode: 'existing', format: 'raw', 'job-id': 'm1'}),
			ready,
			execute('block-job-cancel', {device: 'm1'}),
			over,
			settle(20),
			execute('query-block'),
		],
	},
	{
		...DRIVE,
		title: 'a drive is backed up to a new file; what is wrong with a copy is said',
		steps: [
			backup({'job-id': 'b0'}),
			over,
			settle(20),
			backup({'job-id': 'b1', target: '$DIR/there', mode: 'existing', format: 'raw'}),
			over,
			settle(20),
			backup({device: 'none'}),
			backup({format: 'none', 'job-id': 'b2'}),
			backup({target: '$DIR/gone', mode: 'existing', format: 'raw', 'job-id': 'b2'}),
			mirror({device: 'none'}),
			mirror({granularity: 3}),
			mirror({target: '$DIR/gone', mode: 'existing', format: 'raw'}),
			execute('query-jobs'),
			execute('query-block'),
		],
	},
];
