import {awaitEvents, type Conversation, execute, settle} from '../conversation.ts';
import {ALLOCATED, COPYING, open, Q35_WITH_SCSI} from './disks.ts';

const q35 = {machine: Q35_WITH_SCSI, images: COPYING, volatile: ALLOCATED};
const opened = ['src', 'src2', 'dst', 'dst2', 'small'].map(name => open(name));
const SPEED = 4 * 1024 * 1024;

const backup = (index: number, more: object = {}) => ({
	type: 'blockdev-backup',
	data: {
		'job-id': `b${index}`,
		device: index === 0 ? 'src' : 'src2',
		target: index === 0 ? 'dst' : 'dst2',
		sync: 'full',
		...more,
	},
});
const transaction = (actions: readonly object[], properties?: object) =>
	execute('transaction', {actions, ...(properties && {properties})});
const GROUPED = {'completion-mode': 'grouped'};
const addBitmap = {type: 'block-dirty-bitmap-add', data: {node: 'src', name: 'bitmap0'}};
const abort = {type: 'abort', data: {}};
const nodes = execute('query-named-block-nodes', {flat: true});

/** Actions that are done together or not at all. */
export const transactionConversations: readonly Conversation[] = [
	{
		...q35,
		title: 'two backups of one group are cancelled together, and fail together',
		steps: [
			...opened,
			transaction([backup(0, {speed: SPEED}), backup(1, {speed: SPEED})], GROUPED),
			settle(375),
			execute('block-job-cancel', {device: 'b0'}),
			execute('query-jobs'),
			transaction([backup(0, {target: 'small'}), backup(1)], GROUPED),
			transaction([backup(0), backup(1, {target: 'none'})], GROUPED),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a group waits until each of its jobs may be finalized, and is cancelled as a whole',
		steps: [
			...opened,
			transaction(
				[backup(0, {'auto-finalize': false, speed: SPEED}), backup(1, {speed: SPEED})],
				GROUPED,
			),
			settle(375),
			execute('job-pause', {id: 'b0'}),
			execute('job-cancel', {id: 'b1'}),
			settle(50),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'an aborted transaction leaves neither bitmaps nor jobs nor overlays behind',
		steps: [
			...opened,
			transaction([addBitmap, abort]),
			nodes,
			transaction([addBitmap, addBitmap]),
			transaction([backup(0), abort]),
			transaction([
				{type: 'blockdev-snapshot', data: {node: 'src', overlay: 'dst'}},
				{type: 'blockdev-snapshot', data: {node: 'src2', overlay: 'none'}},
			]),
			nodes,
			transaction([]),
			transaction([addBitmap]),
			nodes,
		],
	},
	{
		...q35,
		title: 'what a group cannot do is refused by name',
		steps: [
			...opened,
			transaction([addBitmap], GROUPED),
			transaction([{type: 'blockdev-snapshot', data: {node: 'src', overlay: 'dst'}}], GROUPED),
			transaction(
				[{type: 'blockdev-snapshot-internal-sync', data: {device: 'src', name: 'x'}}],
				GROUPED,
			),
			transaction([abort], GROUPED),
			transaction([{type: 'none', data: {}}]),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title:
			'a transaction holds a ready mirror for a moment, and a bitmap can be switched off and on',
		steps: [
			...opened,
			execute('blockdev-mirror', {'job-id': 'm', device: 'src2', target: 'dst2', sync: 'full'}),
			awaitEvents('BLOCK_JOB_READY'),
			transaction([addBitmap, {type: 'block-dirty-bitmap-disable', data: addBitmap.data}]),
			transaction([
				{type: 'block-dirty-bitmap-enable', data: addBitmap.data},
				{type: 'block-dirty-bitmap-clear', data: addBitmap.data},
			]),
			execute('block-job-complete', {device: 'm'}),
			awaitEvents('BLOCK_JOB_COMPLETED'),
			transaction([{type: 'block-dirty-bitmap-remove', data: addBitmap.data}]),
		],
	},
];
