import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const netdev = (args: object) => execute('netdev_add', args);
const chardev = (id: string, type: string, data: object = {}) =>
	execute('chardev-add', {id, backend: {type, data}});
const read = (device: string, size: number) => execute('ringbuf-read', {device, size});
const write = (device: string, data: string) => execute('ringbuf-write', {device, data});

/** Network back ends, cards and character devices. */
export const networkAndChardevConversations: readonly Conversation[] = [
	{
		title: 'a network back end comes and goes once',
		machine: STOPPED_Q35,
		steps: [
			netdev({type: 'user', id: 'n1'}),
			netdev({type: 'user', id: 'n1'}),
			netdev({type: 'user', id: '9'}),
			netdev({type: 'user'}),
			netdev({type: 'foo', id: 'q'}),
			netdev({type: 'nic', id: 'q'}),
			netdev({type: 'socket', id: 's'}),
			execute('netdev_del', {id: 'n1'}),
			execute('netdev_del', {id: 'n1'}),
			netdev({type: 'user', id: 'n1'}),
		],
	},
	{
		title: 'a back end serves one card',
		machine: [
			...STOPPED_Q35,
			...['-device', 'pcie-root-port,id=rp0', '-netdev', 'user,id=n0'],
			...['-device', 'virtio-net-pci,id=nic,netdev=n0'],
		],
		steps: [
			execute('device_add', {driver: 'virtio-net-pci', id: 'x', bus: 'rp0', netdev: 'n0'}),
			execute('qom-get', {path: '/machine/peripheral/nic', property: 'mac'}),
			execute('qom-get', {path: '/machine/peripheral/nic', property: 'netdev'}),
			execute('set_link', {name: 'nic', up: false}),
			execute('set_link', {name: 'n0', up: true}),
			execute('set_link', {name: 'nope', up: true}),
			execute('announce-self', {initial: 50, max: 550, rounds: 5, step: 50}),
		],
	},
	{
		title: 'a card whose driver has not come up lets all pass',
		machine: [
			...STOPPED_Q35,
			...['-netdev', 'user,id=n0', '-device', 'virtio-net-pci,id=nic,netdev=n0'],
			...['-device', 'e1000,id=old'],
		],
		steps: [
			execute('query-rx-filter'),
			execute('query-rx-filter', {name: 'nic'}),
			execute('query-rx-filter', {name: 'old'}),
			execute('query-rx-filter', {name: 'n0'}),
			execute('query-rx-filter', {name: 'nope'}),
		],
	},
	{
		title: 'a character device comes, changes and goes',
		machine: STOPPED_Q35,
		steps: [
			chardev('x', 'null'),
			chardev('x', 'null'),
			execute('chardev-change', {id: 'x', backend: {type: 'ringbuf', data: {size: 16}}}),
			read('x', 4),
			execute('chardev-change', {id: 'nope', backend: {type: 'null', data: {}}}),
			execute('chardev-send-break', {id: 'x'}),
			execute('chardev-send-break', {id: 'nope'}),
			execute('chardev-remove', {id: 'x'}),
			execute('chardev-remove', {id: 'x'}),
		],
	},
	{
		title: 'a ring keeps the last bytes',
		machine: STOPPED_Q35,
		steps: [
			chardev('r', 'ringbuf', {size: 16}),
			chardev('bad', 'ringbuf', {size: 17}),
			write('r', 'hello'),
			read('r', 3),
			execute('ringbuf-read', {device: 'r', size: 9, format: 'base64'}),
			write('r', '0123456789abcdefXYZ'),
			read('r', 30),
			read('r', 0),
			read('nope', 1),
		],
	},
];
