import {awaitEvents, type Conversation, execute, settle} from '../conversation.ts';
import {ALLOCATED, CHAIN, openChain, Q35_WITH_SCSI} from './disks.ts';

const q35 = {machine: Q35_WITH_SCSI, images: CHAIN};
const over = awaitEvents('BLOCK_JOB_COMPLETED');
const nodes = execute('query-named-block-nodes', {flat: true});
const commit = (more: object = {}) =>
	execute('block-commit', {'job-id': 'c', device: 'top', ...more});
const stream = (more: object = {}) =>
	execute('block-stream', {'job-id': 's', device: 'top', ...more});

/** Jobs that shorten a chain of images. */
export const chainConversations: readonly Conversation[] = [
	{
		...q35,
		title: 'the active image is committed, and its base takes its place',
		volatile: ALLOCATED,
		steps: [
			...openChain,
			execute('device_add', {driver: 'scsi-hd', id: 'hd0', drive: 'top'}),
			commit({'filter-node-name': 'filter0'}),
			awaitEvents('BLOCK_JOB_READY'),
			execute('query-block-jobs'),
			execute('query-block'),
			execute('blockdev-del', {'node-name': 'mid'}),
			execute('block-job-complete', {device: 'c'}),
			over,
			nodes,
			execute('query-block'),
			execute('blockdev-del', {'node-name': 'top'}),
			execute('blockdev-del', {'node-name': 'mid'}),
			execute('blockdev-del', {'node-name': 'base'}),
		],
	},
	{
		...q35,
		title: 'an image in the middle is committed, and its overlay is based on the base',
		volatile: ALLOCATED,
		steps: [
			...openChain,
			execute('device_add', {driver: 'scsi-hd', id: 'hd0', drive: 'top'}),
			commit({'top-node': 'mid', 'base-node': 'base', 'auto-dismiss': false}),
			over,
			settle(20),
			execute('query-jobs'),
			execute('job-dismiss', {id: 'c'}),
			nodes,
			execute('blockdev-del', {'node-name': 'mid'}),
		],
	},
	{
		...q35,
		title: 'a commit is refused for images that are not where it looks for them',
		steps: [
			...openChain,
			commit({device: 'none'}),
			commit({device: 'base'}),
			commit({'top-node': 'base'}),
			commit({'base-node': 'top'}),
			commit({'base-node': 'none'}),
			commit({'top-node': 'none'}),
			commit({'base-node': 'other'}),
			commit({base: 'none'}),
			commit({top: 'none'}),
			commit({top: 'none', 'top-node': 'top'}),
			commit({base: 'none', 'base-node': 'base'}),
			commit({speed: -1}),
			commit({'backing-file': 'x'}),
			execute('block-commit', {device: 'top'}),
			execute('query-jobs'),
		],
	},
	{
		...q35,
		title: 'a whole chain is streamed into its active image',
		volatile: ALLOCATED,
		steps: [
			...openChain,
			execute('device_add', {driver: 'scsi-hd', id: 'hd0', drive: 'top'}),
			stream({'auto-dismiss': false}),
			over,
			settle(20),
			execute('query-block-jobs'),
			execute('job-dismiss', {id: 's'}),
			nodes,
			execute('blockdev-del', {'node-name': 'mid'}),
			execute('blockdev-del', {'node-name': 'base'}),
		],
	},
	{
		...q35,
		title: 'a stream stops above a base, goes at its limit, is held and cancelled',
		volatile: ALLOCATED,
		steps: [
			...openChain,
			stream({'base-node': 'base'}),
			over,
			nodes,
			stream({speed: 1024 * 1024}),
			settle(150),
			execute('query-block-jobs'),
			execute('block-job-complete', {device: 's'}),
			execute('job-pause', {id: 's'}),
			execute('query-jobs'),
			execute('job-cancel', {id: 's'}),
			stream({speed: 1024 * 1024, 'auto-dismiss': false}),
			settle(150),
			execute('block-job-cancel', {device: 's'}),
			execute('query-jobs'),
			execute('block-job-dismiss', {id: 's'}),
		],
	},
	{
		...q35,
		title: 'a stream is refused for images that are not where it looks for them',
		steps: [
			...openChain,
			stream({device: 'none'}),
			stream({'base-node': 'none'}),
			stream({'base-node': 'other'}),
			stream({'base-node': 'top'}),
			stream({base: 'none'}),
			stream({bottom: 'other'}),
			stream({bottom: 'base', 'base-node': 'base'}),
			stream({base: 'base', 'base-node': 'base'}),
			stream({base: 'base', bottom: 'base'}),
			stream({'backing-file': 'x'}),
			stream({speed: -1}),
			execute('block-stream', {device: 'top'}),
			execute('query-jobs'),
		],
	},
];
