import type {Schema} from '../../schema/schema.ts';
import {
	type ChardevSpec,
	type DeviceSpec,
	defaultActions,
	defaultGuest,
	defaultQuorum,
	type MachineOptions,
	type MachineType,
	type MonitorSpec,
	NIL_UUID,
} from '../machine-options.ts';
import {cpuTopology} from './cpu-topology.ts';
import {splitArguments} from './given-options.ts';
import {type DefaultPart, MachineDraft} from './machine-draft.ts';
import {backendReaders} from './read-backends.ts';
import {deviceReaders} from './read-devices.ts';
import {machineOptionReaders, type ReadOption} from './read-machine.ts';
import {monitorReaders} from './read-monitors.ts';
import {surroundingsReaders} from './read-surroundings.ts';
import {socketAddress} from './socket-address.ts';

const READERS: ReadonlyMap<string, ReadOption> = new Map([
	...machineOptionReaders,
	...backendReaders,
	...deviceReaders,
	...monitorReaders,
	...surroundingsReaders,
]);
// hw/core/machine.c: default_ram_size.
const MEMORY = 128 * 1024 * 1024;

/** The canonical names that QEMU 7.2 has for the machine types. */
const MACHINE_NAMES: Readonly<Record<MachineType, string>> = {
	none: 'none',
	pc: 'pc-i440fx-7.2',
	q35: 'pc-q35-7.2',
};

const onBoard = (driver: string, properties: DeviceSpec['properties'] = {}): DeviceSpec => ({
	driver,
	id: undefined,
	properties,
	isOnBoard: true,
});

/** Adds what a PC has when nothing is said of it (softmmu/vl.c, `qemu_create_default_devices`). */
const addDefaults = (draft: MachineDraft): void => {
	const has = (part: DefaultPart): boolean =>
		draft.type !== 'none' && !draft.missingDefaults.has(part);
	const console = {backend: 'vc', properties: {}};
	if (has('monitor')) {
		draft.chardevs.unshift({id: 'compat_monitor0', ...console});
	}

	if (has('parallel')) {
		draft.chardevs.unshift({id: 'parallel0', ...console});
	}

	if (has('serial')) {
		draft.chardevs.unshift({id: 'serial0', ...console});
	}

	if (has('net')) {
		const id = '#net000';
		draft.netdevs.unshift({type: 'user', id});
		draft.devices.unshift(onBoard(draft.type === 'pc' ? 'e1000' : 'e1000e', {netdev: id}));
	}

	if (has('vga')) {
		draft.vga = 'std';
	}

	if (has('cdrom')) {
		draft.drives.push({if: 'ide', index: '2', media: 'cdrom'});
	}

	if (has('floppy') && draft.type === 'pc') {
		draft.drives.push({if: 'floppy', index: '0'});
	}

	if (has('sdcard')) {
		draft.drives.push({if: 'sd', index: '0'});
	}
};

const spiceAddress = ({spiceOptions}: MachineDraft): MachineOptions['spice'] => {
	const host = spiceOptions?.addr ?? '127.0.0.1';
	return {
		host,
		port: spiceOptions?.port ?? spiceOptions?.['tls-port'] ?? '5900',
		family: host.includes(':') ? 'ipv6' : 'ipv4',
	};
};

// Those that connect to somebody by themselves are believed to have done so.
const listeningSocket = (
	{chardevOptions}: MachineDraft,
	{id: label, backend, properties}: ChardevSpec,
): MonitorSpec[] => {
	const {fd, server, telnet, websocket} = properties;
	const isListening = backend === 'socket' && (server === 'on' || fd !== undefined);
	const isPlain = telnet !== 'on' && websocket !== 'on';
	const address = isListening && isPlain ? socketAddress(properties) : undefined;
	return address === undefined
		? []
		: [{label, address, option: chardevOptions.get(label) ?? `-chardev ${label}`}];
};

const complete = (draft: MachineDraft): MachineOptions => {
	const memory = draft.memory ?? (draft.type === 'none' ? 0 : MEMORY);
	return {
		type: draft.type,
		name: draft.name,
		uuid: draft.uuid ?? NIL_UUID,
		memory,
		memorySlots: draft.memorySlots,
		memoryMax: draft.memoryMax ?? memory,
		cpus: cpuTopology(draft.smp, MACHINE_NAMES[draft.type]),
		cpuModel: draft.cpuModel ?? 'qemu64',
		isPaused: draft.isPaused,
		machineProperties: draft.machineProperties,
		devices: draft.devices,
		objects: draft.objects,
		blockdevs: draft.blockdevs,
		images: [],
		otherImages: 'believed',
		drives: draft.drives,
		netdevs: draft.netdevs,
		chardevs: draft.chardevs,
		// Those of serial and parallel ports come when the ports do.
		chardevOrder: [...draft.chardevOptions.keys()].filter(
			label => !/^(?:serial|parallel)\d/.test(label),
		),
		monitors: draft.monitors,
		sockets: draft.chardevs.flatMap(chardev => listeningSocket(draft, chardev)),
		// Without a word about it, a PC is emulated.
		accelerators: draft.accelerators.length === 0 ? ['tcg'] : draft.accelerators,
		quorum: defaultQuorum,
		spice: spiceAddress(draft),
		spiceOptions: draft.spiceOptions,
		vncDisplays: draft.vncDisplays,
		display: draft.display,
		vga: draft.vga,
		actions: {...defaultActions, ...draft.actions},
		incoming: draft.incoming,
		globals: draft.globals,
		otherOptions: draft.otherOptions,
		guest: defaultGuest,
		jobs: [],
	};
};

/**
 * The machine that QEMU makes of a list of arguments, without the name of the program. Devices and files are looked
 * at when the machine is put together, not here.
 * @throws MockQmpError OPTION_INVALID, in QEMU's words
 */
export const parseArguments = (words: readonly string[], schema: Schema): MachineOptions => {
	const draft = new MachineDraft(schema);
	for (const given of splitArguments(words)) {
		const read = READERS.get(given.name);
		if (read === undefined) {
			draft.otherOptions.push(given);
		} else {
			read(draft, given);
		}
	}

	for (const check of draft.checks) {
		check();
	}

	addDefaults(draft);
	return complete(draft);
};
