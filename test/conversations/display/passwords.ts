import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const STEPS = [
	execute('query-vnc'),
	execute('query-vnc-servers'),
	execute('set_password', {protocol: 'vnc', password: 'x'}),
	execute('set_password', {protocol: 'vnc', password: 'x', connected: 'fail'}),
	execute('set_password', {protocol: 'vnc', password: 'x', connected: 'keep'}),
	execute('set_password', {protocol: 'spice', password: 'x'}),
	execute('expire_password', {protocol: 'vnc', time: 'now'}),
	execute('expire_password', {protocol: 'spice', time: '+60'}),
	execute('change-vnc-password', {password: 'a'}),
	execute('display-reload', {type: 'vnc'}),
	execute('client_migrate_info', {protocol: 'spice', hostname: 'h', port: 1}),
	execute('client_migrate_info', {protocol: 'vnc', hostname: 'h'}),
	execute('send-key', {keys: [{type: 'qcode', data: 'a'}]}),
	execute('input-send-event', {device: 'x', events: []}),
	execute('input-send-event', {events: []}),
];

/** Displays and their passwords. */
export const displayConversations: readonly Conversation[] = [
	{title: 'without a display passwords are refused', machine: STOPPED_Q35, steps: STEPS},
	{
		title: 'a VNC server takes passwords and is listed',
		machine: [...STOPPED_Q35, '-vnc', '127.0.0.1:77,password=on'],
		steps: STEPS,
	},
];
