import type {QuorumOptions} from './quorum.ts';
import type {SpiceAddress} from './spice-server.ts';

/** The parts of the default machine that a scenario may name without describing a whole machine. */
export interface DefaultParts {
	readonly quorum: QuorumOptions;
	readonly spice: SpiceAddress;
}

const json = (value: object): string => JSON.stringify(value);

const ROOT_PORTS = 8;

const rootPort = (index: number): readonly string[] => [
	'-device',
	json({
		driver: 'pcie-root-port',
		id: `pci.${index + 1}`,
		bus: 'pcie.0',
		port: 0x10 + index,
		chassis: index + 1,
		addr: `0x2.0x${index}`,
		...(index === 0 ? {multifunction: true} : {}),
	}),
];

const disks = ({nodeName, children}: QuorumOptions): readonly string[] => [
	...children.flatMap((child, index) => [
		'-blockdev',
		json({
			driver: 'raw',
			'node-name': child,
			file: {
				driver: 'file',
				'node-name': `${child}-file`,
				filename: `/var/lib/images/replica${index}.raw`,
			},
		}),
	]),
	'-blockdev',
	json({
		driver: 'quorum',
		'node-name': nodeName,
		children,
		'vote-threshold': Math.floor(children.length / 2) + 1,
	}),
	'-device',
	json({driver: 'virtio-blk-pci', id: 'virtio-disk0', bus: 'pci.1', drive: nodeName}),
];

const NETWORK = [
	...['-netdev', json({type: 'user', id: 'hostnet0'})],
	'-device',
	json({
		driver: 'virtio-net-pci',
		id: 'net0',
		bus: 'pci.2',
		netdev: 'hostnet0',
		mac: '52:54:00:12:34:56',
	}),
];

const CHANNELS = [
	...['-device', json({driver: 'virtio-serial-pci', id: 'virtio-serial0', bus: 'pci.3'})],
	...[
		'-chardev',
		'socket,id=charchannel0,path=/run/qemu/org.qemu.guest_agent.0,server=on,wait=off',
	],
	'-device',
	json({
		driver: 'virtserialport',
		id: 'channel0',
		bus: 'virtio-serial0.0',
		nr: 1,
		chardev: 'charchannel0',
		name: 'org.qemu.guest_agent.0',
	}),
	...['-chardev', 'spicevmc,id=charchannel1,name=vdagent'],
	'-device',
	json({
		driver: 'virtserialport',
		id: 'channel1',
		bus: 'virtio-serial0.0',
		nr: 2,
		chardev: 'charchannel1',
		name: 'com.redhat.spice.0',
	}),
];

/**
 * The machine that is pretended when nothing is said of it, as QEMU's arguments: a PC as managers of virtual machines
 * build it, with free ports to plug devices into.
 */
export const defaultArguments = ({quorum, spice}: DefaultParts): readonly string[] => [
	...['-machine', 'q35', '-m', '512M,slots=4,maxmem=4G', '-smp', '2,maxcpus=4', '-nodefaults'],
	...Array.from({length: ROOT_PORTS}, (_, index) => rootPort(index)).flat(),
	...disks(quorum),
	...NETWORK,
	...CHANNELS,
	...['-device', json({driver: 'virtio-balloon-pci', id: 'balloon0', bus: 'pci.4'})],
	...['-spice', `port=${spice.port},addr=${spice.host},disable-ticketing=on`],
	...['-device', json({driver: 'qxl-vga', id: 'video0', bus: 'pcie.0', addr: '0x1'})],
];
