import {type Conversation, execute, STOPPED_Q35} from '../conversation.ts';

const device = (options: string): readonly string[] => ['-device', options];

/** What sits on the PCI buses. */
export const pciConversations: readonly Conversation[] = [
	{
		title: 'PCI devices are listed by place, before the firmware has numbered the buses',
		machine: [
			...[...STOPPED_Q35, '-netdev', 'user,id=h0'],
			...device('virtio-net-pci,netdev=h0,id=net0,addr=0x5'),
			...device('VGA,id=video0,addr=0x1'),
			...device('pcie-root-port,id=rp0,chassis=1,addr=0x3'),
			...device('virtio-rng-pci,id=rng0,bus=rp0'),
			...device('qemu-xhci,id=usb,addr=0x4'),
			...device('virtio-balloon-pci,id=b0,addr=0x6'),
			...device('virtio-serial-pci,id=vs,addr=0x7'),
			...device('e1000e,addr=0x8,id=e0'),
			...device('i6300esb,id=wd,addr=0x9'),
		],
		steps: [
			execute('query-pci'),
			execute('human-monitor-command', {'command-line': 'info pci'}),
			execute('device_del', {id: 'net0'}),
		],
	},
];
