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
	{
		title: 'screens are written to files, where there is one',
		machine: [...STOPPED_Q35, '-device', 'VGA,id=video0', '-device', 'virtio-balloon-pci,id=b0'],
		isWriting: true,
		steps: [
			execute('screendump', {filename: '$DIR/screen.ppm'}),
			execute('screendump', {filename: '$DIR/screen.png', format: 'png'}),
			execute('screendump', {filename: '$DIR/screen', format: 'gif'}),
			execute('screendump', {filename: '/nonexistent/screen'}),
			execute('screendump', {filename: ''}),
			execute('screendump', {filename: '$DIR/screen', device: 'video0', head: 0}),
			execute('screendump', {filename: '$DIR/screen', device: 'video0', head: 1}),
			execute('screendump', {filename: '$DIR/screen', device: 'nosuch'}),
			execute('screendump', {filename: '$DIR/screen', device: 'b0'}),
			execute('screendump', {filename: '$DIR/screen', head: 1}),
		],
	},
	{
		title: 'without a screen there is nothing to write',
		machine: STOPPED_Q35,
		isWriting: true,
		steps: [execute('screendump', {filename: '$DIR/screen'})],
	},
	{
		title: 'a SPICE server takes passwords if its clients need one',
		machine: [...STOPPED_Q35, '-spice', 'port=23931,addr=127.0.0.1'],
		steps: [
			execute('query-spice'),
			execute('set_password', {protocol: 'spice', password: 'x'}),
			execute('set_password', {protocol: 'spice', password: 'x', connected: 'disconnect'}),
			execute('expire_password', {protocol: 'spice', time: '+60'}),
			execute('client_migrate_info', {protocol: 'spice', hostname: '127.0.0.1', port: 1}),
			execute('client_migrate_info', {protocol: 'spice', hostname: '127.0.0.1'}),
			execute('query-spice'),
			execute('human-monitor-command', {'command-line': 'info spice'}),
		],
	},
	{
		title: 'a SPICE server without tickets takes no password',
		machine: [...STOPPED_Q35, '-spice', 'port=23932,addr=127.0.0.1,disable-ticketing=on'],
		steps: [
			execute('query-spice'),
			execute('set_password', {protocol: 'spice', password: 'x'}),
			execute('expire_password', {protocol: 'spice', time: 'never'}),
			execute('human-monitor-command', {'command-line': 'info spice'}),
		],
	},
];
