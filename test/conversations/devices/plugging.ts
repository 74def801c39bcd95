import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const PORTS = [
	'-device',
	'pcie-root-port,id=rp0,chassis=1',
	'-device',
	'pcie-root-port,id=rp1,chassis=2',
];
const machine = [...STOPPED_Q35, ...PORTS];
const add = (args: object) => execute('device_add', args);
const del = (id: string) => execute('device_del', {id});

/** Devices that are plugged and un-plugged, and what QEMU refuses of it. */
export const pluggingConversations: readonly Conversation[] = [
	{
		title: 'a driver that is not there, only a base of others, or of the board is refused',
		machine,
		steps: [
			add({driver: 'foo'}),
			add({id: 'x'}),
			add({driver: 'pci-device', id: 'x'}),
			add({driver: 'mch', id: 'x'}),
			add({driver: 'virtio-vga', id: 'x', bus: 'rp0'}),
		],
	},
	{
		title: 'a bus must be there, be of the right kind and let devices be plugged',
		machine: [...machine, '-device', 'qemu-xhci,id=xhci'],
		steps: [
			add({driver: 'virtio-rng-pci', id: 'x'}),
			add({driver: 'virtio-rng-pci', id: 'x', bus: 'pcie.0'}),
			add({driver: 'virtio-rng-pci', id: 'x', bus: 'nope'}),
			add({driver: 'virtio-rng-pci', id: 'x', bus: 'xhci.0'}),
			add({driver: 'usb-tablet', id: 'x', bus: 'rp1'}),
			add({driver: 'scsi-cd', id: 'x'}),
			add({driver: 'ide-cd', id: 'x'}),
			add({driver: 'isa-serial', id: 'x'}),
		],
	},
	{
		title: 'an id is the only one of its name and well formed',
		machine,
		steps: [
			add({driver: 'virtio-rng-pci', id: 'rng', bus: 'rp0'}),
			add({driver: 'virtio-rng-pci', id: 'rng', bus: 'rp1'}),
			add({driver: 'virtio-rng-pci', id: '9x', bus: 'rp1'}),
			add({driver: 'virtio-rng-pci', id: 'rp0', bus: 'rp1'}),
		],
	},
	{
		title: 'a property must be one of the device and have a value of its type',
		machine,
		steps: [
			add({driver: 'virtio-net-pci', id: 'x', bus: 'rp0', foo: 1}),
			add({driver: 'virtio-net-pci', id: 'x', bus: 'rp0', mq: 'maybe'}),
			add({driver: 'virtio-net-pci', id: 'x', bus: 'rp0', vectors: 'q'}),
			add({driver: 'virtio-net-pci', id: 'x', bus: 'rp0', mac: 'zz'}),
			add({driver: 'virtio-net-pci', id: 'x', bus: 'rp0', netdev: 'zz'}),
			add({driver: 'virtio-blk-pci', id: 'x', bus: 'rp0'}),
		],
	},
	{
		title: 'a card on a port stays while no guest lets it go, and is asked only once',
		machine,
		steps: [
			add({driver: 'virtio-net-pci', id: 'nic', bus: 'rp0'}),
			del('nic'),
			del('nic'),
			execute('qom-get', {path: '/machine/peripheral/nic', property: 'hotplugged'}),
			del('nope'),
			del('rp0'),
		],
	},
	{
		title: 'a device of the board, a CPU of the start and an object cannot be un-plugged',
		machine,
		steps: [
			del('/machine/q35/mch'),
			del('/machine/unattached/device[0]'),
			del('/objects'),
			del('/nope'),
		],
	},
	{
		title: 'a USB device is gone at once',
		machine: [...machine, '-device', 'qemu-xhci,id=xhci'],
		steps: [
			add({driver: 'usb-tablet', id: 'tablet'}),
			execute('qom-get', {path: '/machine/peripheral/tablet', property: 'parent_bus'}),
			del('tablet'),
			del('tablet'),
			add({driver: 'usb-tablet', id: 'tablet'}),
			del('/machine/peripheral/tablet'),
		],
	},
	{
		title: 'a port of the guest takes a character device that is free',
		machine: [
			...machine,
			...['-device', 'virtio-serial-pci,id=vs', '-chardev', 'null,id=c0', '-chardev', 'null,id=c1'],
		],
		steps: [
			add({driver: 'virtserialport', id: 'p1', chardev: 'c0'}),
			add({driver: 'virtserialport', id: 'p2', chardev: 'c0'}),
			add({driver: 'virtserialport', id: 'p2', chardev: 'zz'}),
			execute('chardev-remove', {id: 'c0'}),
			del('p1'),
			execute('chardev-remove', {id: 'c1'}),
			execute('query-chardev-backends'),
		],
	},
];
