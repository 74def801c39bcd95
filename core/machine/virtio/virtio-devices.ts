import {QmpError} from '../../protocol/qmp-error.ts';
import type {Device} from '../devices/device.ts';
import type {Machine} from '../machine.ts';

/** A virtio device behind its PCI card. */
export interface VirtioDevice {
	readonly name: string;
	readonly path: string;
	/** Number of the device type in the virtio specification. */
	readonly deviceId: number;
	/** Lengths of its queues. */
	readonly queues: readonly number[];
	/** The bus that it has for others; empty where it has none. */
	readonly bus: string;
}

// Of the recorded QEMU: device types, and the lengths of the queues that they are made with.
const PORT_QUEUES = 62;
const KINDS: Readonly<Record<string, readonly [number, readonly number[]]>> = {
	'virtio-net': [1, [256, 256, 64]],
	'virtio-blk': [2, [256]],
	'virtio-serial': [3, [128, 128, ...Array.from({length: PORT_QUEUES}, () => 32)]],
	'virtio-rng': [4, [8]],
	'virtio-balloon': [5, [128, 128, 128]],
	'virtio-scsi': [8, [256, 256, 256]],
	'virtio-9p': [9, [128]],
	'virtio-gpu': [16, [64, 16]],
	'virtio-input': [18, [64, 64]],
	'vhost-vsock': [19, [128, 128, 128]],
	'virtio-crypto': [20, [1024, 1024]],
	'virtio-mem': [24, [128]],
	'virtio-iommu': [23, [256, 64]],
	'virtio-pmem': [27, [128]],
};
const INPUTS = /^virtio-(?:keyboard|mouse|tablet|input-host)/;
const HAS_BUS: ReadonlySet<string> = new Set(['virtio-serial', 'virtio-scsi']);

const nameOf = (driver: string): string =>
	INPUTS.test(driver) ? 'virtio-input' : driver.replace(/-(?:pci|device).*$|-vga$/, '');

const asVirtio = ({driver, id, object}: Device): VirtioDevice | undefined => {
	const name = nameOf(driver);
	const kind = KINDS[name];
	const backend = object.children.get('virtio-backend');
	return kind === undefined || backend === undefined
		? undefined
		: {
				name,
				path: backend.path,
				deviceId: kind[0],
				queues: kind[1],
				bus: HAS_BUS.has(name) && id !== undefined ? `${id}.0` : '',
			};
};

/** The virtio devices, the latest first. */
export const virtioDevices = ({hardware}: Machine): readonly VirtioDevice[] =>
	hardware.devices.devices
		.map(asVirtio)
		.filter(device => device !== undefined)
		.reverse();

/**
 * The virtio device at a path.
 * @throws QmpError GenericError; `what` is QEMU's word for it
 */
export const virtioDeviceAt = (
	machine: Machine,
	path: string,
	what = 'VirtIODevice',
): VirtioDevice => {
	const device = virtioDevices(machine).find(candidate => candidate.path === path);
	if (device === undefined) {
		throw new QmpError('GenericError', `Path ${path} is not a ${what}`);
	}

	return device;
};

/**
 * The length of one of its queues.
 * @throws QmpError GenericError
 */
export const queueLength = ({queues}: VirtioDevice, queue: number): number => {
	const length = queues[queue];
	if (length === undefined) {
		throw new QmpError('GenericError', `Invalid virtqueue number ${queue}`);
	}

	return length;
};
