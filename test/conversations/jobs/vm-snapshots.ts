import {type Conversation, execute, STOPPED_Q35, settle} from '../conversation.ts';
import {SIZE} from './disks.ts';

const MACHINE = [
	...STOPPED_Q35,
	'-blockdev',
	JSON.stringify({
		driver: 'qcow2',
		'node-name': 'vm',
		file: {driver: 'file', 'node-name': 'vm-file', filename: '$DIR/vm'},
	}),
	...['-blockdev', '{"driver": "file", "node-name": "raw", "filename": "$DIR/raw"}'],
	...['-device', 'virtio-blk-pci,drive=vm'],
];

const ask = [execute('query-jobs'), execute('query-status')];
const save = (id: string, more: object = {}) => [
	execute('snapshot-save', {'job-id': id, tag: 'first', vmstate: 'vm', devices: ['vm'], ...more}),
	settle(50),
	...ask,
	execute('job-dismiss', {id}),
];
const load = (id: string, more: object = {}) => [
	execute('snapshot-load', {'job-id': id, tag: 'first', vmstate: 'vm', devices: ['vm'], ...more}),
	settle(50),
	...ask,
	execute('job-dismiss', {id}),
];
const forget = (id: string, more: object = {}) => [
	execute('snapshot-delete', {'job-id': id, tag: 'first', devices: ['vm'], ...more}),
	settle(50),
	execute('query-jobs'),
	execute('job-dismiss', {id}),
];

/** Snapshots of the whole machine. */
export const vmSnapshotConversations: readonly Conversation[] = [
	{
		title: 'a snapshot of a machine is taken, gone back to and forgotten, stopped and running',
		machine: MACHINE,
		images: [
			{name: 'vm', format: 'qcow2', size: SIZE},
			{name: 'raw', format: 'raw', size: SIZE},
		],
		steps: [
			...save('s0'),
			...load('l0'),
			execute('cont'),
			...save('s1', {tag: 'second'}),
			...load('l1', {tag: 'second'}),
			...forget('d0'),
			...forget('d1'),
		],
	},
	{
		title:
			'snapshots that cannot be: their jobs say why, and a missing one leaves the machine standing',
		machine: MACHINE,
		images: [
			{name: 'vm', format: 'qcow2', size: SIZE},
			{name: 'raw', format: 'raw', size: SIZE},
		],
		steps: [
			...save('s0', {vmstate: 'none'}),
			...save('s1', {devices: []}),
			...save('s2', {devices: ['raw']}),
			...save('s3', {devices: ['none']}),
			...save('s4'),
			...save('s5'),
			execute('snapshot-save', {'job-id': '6s', tag: 'x', vmstate: 'vm', devices: ['vm']}),
			execute('cont'),
			...load('l0', {tag: 'none'}),
			execute('cont'),
			...forget('d0', {devices: ['none']}),
		],
	},
];
