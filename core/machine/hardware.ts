import {QmpError} from '../protocol/qmp-error.ts';
import type {Clock} from '../runtime/clock.ts';
import type {DeviceModel} from '../schema/device-models.ts';
import type {Profile} from '../schema/profile.ts';
import type {BlockGraph} from './block/block-graph.ts';
import {GuestDrives} from './block/guest-drives.ts';
import {startingGraph} from './block/machine-block.ts';
import {startDrives} from './block/start-drives.ts';
import type {Chardevs} from './chardev/chardevs.ts';
import {invalidOption} from './command-line/invalid-option.ts';
import {Cpus} from './cpus/cpus.ts';
import type {DeviceLinks, DeviceRequest} from './devices/create-device.ts';
import type {Device} from './devices/device.ts';
import {DeviceTree} from './devices/device-tree.ts';
import {Guest} from './devices/guest.ts';
import type {EventBus} from './event-bus.ts';
import type {DeviceSpec, MachineOptions, OptionValues} from './machine-options.ts';
import {Dimms} from './memory/dimms.ts';
import {Netdevs} from './network/netdevs.ts';
import type {ProcessFacts} from './process/process-facts.ts';
import {boardTree} from './qom/board-tree.ts';
import {ObjectTree} from './qom/object-tree.ts';
import {UserObjects} from './qom/user-objects.ts';
import type {RunState} from './run-state.ts';

/** The machine that hardware is part of. */
export interface HardwareOwner {
	readonly options: MachineOptions;
	readonly profile: Profile;
	readonly events: EventBus;
	readonly chardevs: Chardevs;
	readonly status: RunState;
	readonly host: ProcessFacts;
}

const FIRST_MAC = 0x56;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The board, its devices and what they hang on: objects, network back ends, CPUs, DIMMs. */
export class Hardware {
	readonly clock: Clock;
	readonly objects: ObjectTree;
	readonly userObjects: UserObjects;
	readonly devices: DeviceTree;
	readonly netdevs = new Netdevs();
	readonly cpus: Cpus;
	readonly dimms: Dimms;
	readonly guest: Guest;
	readonly block: BlockGraph;
	readonly drives: GuestDrives;
	readonly #options: MachineOptions;
	readonly #chardevs: Chardevs;
	readonly #cpuModel: DeviceModel;
	#cardCount = 0;

	/** @throws MockQmpError OPTION_INVALID for a device, object or back end that QEMU refuses, in its words */
	constructor(owner: HardwareOwner, clock: Clock) {
		const {options, profile, events, chardevs} = owner;
		this.clock = clock;
		this.#options = options;
		this.#chardevs = chardevs;
		this.guest = new Guest(options.guest, {
			clock,
			events,
			isRunning: () => owner.status === 'running',
		});
		this.cpus = new Cpus(options, () => owner.host.threadIds);
		const recorded = profile.objectTree(options.type);
		this.objects = new ObjectTree(boardTree(recorded, options, this.cpus.type));
		this.#cpuModel = cpuModel(recorded['/machine/unattached/device[0]'] ?? []);
		this.userObjects = new UserObjects(this.objects, profile.objectModels);
		this.dimms = new Dimms(options, this.userObjects);
		this.devices = new DeviceTree(profile, this.objects, this.#links);
		for (const object of options.objects) {
			fromOption(`-object ${object['qom-type']},id=${object.id}`, () =>
				this.userObjects.add(object),
			);
		}

		this.block = startingGraph(options, id => this.userObjects.isOf(id, 'throttle-group'));
		this.drives = new GuestDrives(this.block, () => owner.status === 'inmigrate');
		for (const netdev of options.netdevs) {
			fromOption(`-netdev ${netdev.type},id=${netdev.id}`, () => this.netdevs.add(netdev));
		}

		const ofDrives = startDrives(options).flatMap(({device}) => device ?? []);
		for (const device of [...ofDrives.filter(isOnBoard), ...options.devices]) {
			fromOption(`-device ${deviceText(device)}`, () => this.add(device, {isHotplug: false}));
		}

		for (const device of ofDrives.filter(other => !isOnBoard(other))) {
			this.add(device, {isHotplug: false});
		}
	}

	/**
	 * Adds a device with all that hangs on it.
	 * @throws QmpError
	 */
	add(spec: DeviceSpec, how: {readonly isHotplug: boolean}): Device {
		if (!spec.driver.endsWith('-x86_64-cpu')) {
			const device = this.devices.add(spec, how);
			this.#hold(device);
			return device;
		}

		const slot = this.cpus.freeSlot(spec.driver, spec.properties);
		const device = this.devices.add(spec, {...how, model: this.#cpuModel});
		this.cpus.plug(slot, device);
		return device;
	}

	#hold(device: Device): void {
		const {netdev, chardev, memdev} = device.properties;
		const user = device.id ?? device.driver;
		const backend = this.netdevs.find(String(netdev));
		if (backend !== undefined) {
			backend.peer = user;
		}

		const port = this.#chardevs.find(String(chardev));
		if (port !== undefined) {
			port.user = user;
			// chardev/char-fe.c, qemu_chr_fe_set_handlers_full: only ports of virtio wait for the guest.
			port.isFrontendOpen ||= !/^virt(?:serialport|console)$/.test(device.driver);
		}

		this.drives.keep(device);
		if (device.driver === 'pc-dimm') {
			this.dimms.plug({...this.dimms.plan(device.properties), device});
		} else if (memdev !== undefined) {
			this.userObjects.busy.add(String(memdev));
		}
	}

	get #links(): DeviceLinks {
		return {
			check: (owner, name, value) => this.#check(owner, name, value),
			realize: request => this.#realize(request),
			release: device => this.#release(device),
		};
	}

	#check(owner: string, name: string, value: unknown): unknown {
		const text = String(value);
		if (name === 'netdev') {
			this.netdevs.claim(owner, text);
		} else if (name === 'chardev') {
			this.#checkChardev(owner, text);
		} else if (name === 'drive') {
			this.drives.check(owner, text);
		}

		return value;
	}

	#checkChardev(owner: string, label: string): void {
		const chardev = this.#chardevs.find(label);
		if (chardev === undefined) {
			throw complain(`Property '${owner}.chardev' can't find value '${label}'`);
		}

		if (chardev.user !== undefined) {
			throw complain(
				`Property '${owner}.chardev' can't take value '${label}': Device '${label}' is in use`,
			);
		}
	}

	#realize(request: DeviceRequest): OptionValues {
		const {driver, model, properties} = request;
		const {needs} = model;
		if (needs !== undefined && properties[needs.property] === undefined) {
			throw complain(needs.complaint);
		}

		this.drives.realize(request);

		if (Object.hasOwn(model.settable, 'mac')) {
			return {mac: properties.mac ?? this.#nextMac()};
		}

		if (driver !== 'pc-dimm') {
			return {};
		}

		const {slot, address, size, memdev} = this.dimms.plan(properties);
		return {slot, addr: address, size, memdev: `/objects/${memdev}`};
	}

	// net/net.c, qemu_macaddr_default_if_unset: counted up from the first.
	#nextMac(): string {
		const last = (FIRST_MAC + this.#cardCount).toString(16);
		this.#cardCount += 1;
		return `52:54:00:12:34:${last}`;
	}

	#release(device: Device): void {
		const {netdev, chardev} = device.properties;
		const backend = this.netdevs.find(String(netdev));
		if (backend !== undefined) {
			backend.peer = undefined;
		}

		const port = this.#chardevs.find(String(chardev));
		if (port !== undefined) {
			port.user = undefined;
			port.isFrontendOpen = false;
		}

		this.drives.release(device);
		this.dimms.unplug(device);
		this.cpus.unplug(device);
	}

	/** Memory of the machine without DIMMs, in bytes. */
	get baseMemory(): number {
		return this.#options.memory;
	}
}

const isOnBoard = (device: DeviceSpec): boolean => device.isOnBoard === true;

/** Turns what a client would be told into what the operator is told. */
const fromOption = (where: string, add: () => unknown): void => {
	try {
		add();
	} catch (error) {
		throw error instanceof QmpError ? invalidOption(where, error.message) : error;
	}
};

const deviceText = ({driver, id, properties}: DeviceSpec): string =>
	[
		driver,
		...(id === undefined ? [] : [`id=${id}`]),
		...Object.entries(properties).map(([name, value]) => `${name}=${String(value)}`),
	].join(',');

const cpuModel = (properties: DeviceModel['objects'][string]): DeviceModel => ({
	isPluggable: true,
	settable: Object.fromEntries(properties.map(([name, type]) => [name, type])),
	objects: {'': properties.filter(([, type]) => !type.startsWith('child<'))},
});
