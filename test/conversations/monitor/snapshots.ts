import {type Conversation, execute, STOPPED_Q35, type Step} from '../conversation.ts';

const say = (line: string): Step => execute('human-monitor-command', {'command-line': line});

/** Snapshots of the whole machine, by the human monitor. */
export const snapshotConversations: readonly Conversation[] = [
	{
		title: 'the whole machine is kept and taken back',
		machine: [
			...[...STOPPED_Q35, '-m', '16M', '-blockdev'],
			'driver=qcow2,node-name=n0,file.driver=file,file.filename=$DIR/disk.qcow2',
			...['-device', 'virtio-blk-pci,drive=n0'],
		],
		images: [{name: 'disk.qcow2', format: 'qcow2', size: 2 ** 26}],
		mayRepeat: ['RESET'],
		steps: [
			say('info snapshots'),
			say('savevm a'),
			execute('query-status'),
			execute('cont'),
			say('savevm b'),
			execute('query-status'),
			say('loadvm a'),
			execute('query-status'),
			say('loadvm nosuch'),
			execute('query-status'),
			execute('cont'),
			say('delvm nosuch'),
			say('delvm a'),
			execute('stop'),
			say('loadvm b'),
			execute('query-status'),
			say('delvm b'),
			say('info snapshots'),
		],
	},
	{
		title: 'what cannot be kept is refused',
		machine: [
			...[...STOPPED_Q35, '-blockdev', 'driver=null-co,node-name=n0,read-zeroes=on'],
			...['-device', 'virtio-blk-pci,drive=n0'],
		],
		steps: [
			say('info snapshots'),
			say('savevm a'),
			execute('cont'),
			say('loadvm a'),
			execute('query-status'),
			say('delvm a'),
			say('loadvm'),
			say('delvm'),
		],
	},
];
