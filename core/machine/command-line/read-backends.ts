import type {ChardevSpec} from '../machine-options.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';
import type {MachineDraft} from './machine-draft.ts';
import {isIdentifier, QemuOpts} from './qemu-opts.ts';
import {deviceFromValues} from './read-devices.ts';
import type {ReadOption} from './read-machine.ts';
import {readTyped} from './typed-options.ts';

const argumentsOf = ({schema}: MachineDraft, command: string): string =>
	schema.command(command)?.['arg-type'] ?? '';

const checkId = (id: string, where: string): void => {
	if (!isIdentifier(id)) {
		throw invalidOption(
			where,
			"Parameter 'id' expects an identifier\n" +
				"Identifiers consist of letters, digits, '-', '.', '_', starting with a letter.",
		);
	}
};

const readObject: ReadOption = (draft, given) => {
	const values = readTyped(draft.schema, given, {
		type: argumentsOf(draft, 'object-add'),
		impliedKey: 'qom-type',
		isOlderWording: true,
	});
	const id = String(values.id);
	const where = `${given.name} ${given.value}`;
	checkId(id, where);
	draft.claimId('object', id, where);
	draft.objects.push({...values, 'qom-type': String(values['qom-type']), id});
};

const readBlockdev: ReadOption = (draft, given) => {
	draft.blockdevs.push(
		readTyped(draft.schema, given, {
			type: argumentsOf(draft, 'blockdev-add'),
			impliedKey: 'driver',
		}),
	);
};

// blockdev.c, if_name.
const BUSES = 'none ide scsi floppy pflash mtd sd virtio xen'.split(' ');

const readDrive: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value);
	const {id} = options;
	const bus = options.text('if');
	if (bus !== undefined && !BUSES.includes(bus)) {
		throw invalidOption(options.where, `unsupported bus type '${bus}'`);
	}

	if (id !== undefined) {
		draft.claimId('drive', id, options.where);
	}

	draft.drives.push({...(id === undefined ? {} : {id}), ...Object.fromEntries(options.values)});
};

/** An option that stands for a drive of one interface. */
const driveAt =
	(place: Readonly<Record<string, string>>): ReadOption =>
	(draft, {value}) => {
		draft.drives.push({...place, file: value});
	};

const readNetdev: ReadOption = (draft, given) => {
	const values = readTyped(draft.schema, given, {
		type: argumentsOf(draft, 'netdev_add'),
		impliedKey: 'type',
		isOlderWording: true,
	});
	const id = String(values.id);
	draft.claimId('netdev', id, `${given.name} ${given.value}`);
	draft.netdevs.push({...values, type: String(values.type), id});
	draft.missingDefaults.add('net');
};

const NIC_MEMBERS = ['model', 'mac', 'addr', 'vectors', 'name', 'netdev', 'macaddr'];

/** QEMU's `-nic` and `-net nic`: a card of the board, and with `-nic` its backend. */
const readNic: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {impliedKey: 'type'});
	const type = options.text('type') ?? '';
	draft.missingDefaults.add('net');
	if (type === 'none') {
		return;
	}

	const id = options.id ?? `__org.qemu.net${draft.netdevs.length}`;
	const backend = [...options.values].filter(([key]) => !NIC_MEMBERS.includes(key));
	if (type !== 'nic') {
		const text = backend.map(([key, word]) => `${key}=${word.replaceAll(',', ',,')}`).join(',');
		readNetdev(draft, {name, value: `${text},id=${id}`});
	}

	if (name === '-nic' || type === 'nic') {
		const mac = options.text('mac') ?? options.text('macaddr');
		const card = deviceFromValues({
			driver: cardOf(options.text('model'), draft),
			netdev: options.text('netdev') ?? id,
			...(mac === undefined ? {} : {mac}),
		});
		draft.devices.push({...card, isOnBoard: true});
	}
};

const cardOf = (model: string | undefined, {type}: MachineDraft): string =>
	model === 'virtio' ? 'virtio-net-pci' : (model ?? (type === 'pc' ? 'e1000' : 'e1000e'));

const readChardev: ReadOption = (draft, {name, value}) => {
	const {id, values, where} = new QemuOpts(name, value, {impliedKey: 'backend'});
	if (id === undefined) {
		throw invalidOption(where, 'chardev: no id specified');
	}

	draft.claimId('chardev', id, where);
	draft.chardevOptions.set(id, where);
	const {backend = '', ...properties} = Object.fromEntries(values);
	draft.chardevs.push({id, backend, properties});
};

/** What cannot be done for want of a character device (softmmu/vl.c, `serial_parse` and its like). */
const FAILURES = {
	serial: value => `could not connect serial device to character backend '${value}'`,
	parallel: value => `could not connect parallel device to character backend '${value}'`,
	monitor: value => `parse error: ${value}`,
} as const satisfies Readonly<Record<string, (value: string) => string>>;

/** An option whose value names a character device in the short form: `stdio`, `tcp:host:port`, `unix:path`. */
const readShort =
	(part: 'serial' | 'parallel' | 'monitor'): ReadOption =>
	(draft, given) => {
		draft.missingDefaults.add(part);
		if (given.value !== 'none') {
			const id = freeLabel(draft, part);
			draft.chardevOptions.set(id, `${given.name} ${given.value}`);
			draft.chardevs.push({...shortChardev(given, FAILURES[part]), id});
		}
	};

/**
 * The character device that a short form stands for (chardev/char.c, `qemu_chr_parse_compat`); that of a monitor, or
 * of what `failure` names.
 */
export const shortChardev = (
	{name, value}: GivenOption,
	failure: (value: string) => string = FAILURES.monitor,
): Omit<ChardevSpec, 'id'> => {
	const where = `${name} ${value}`;
	const [head = '', ...options] = value.split(',');
	const [, scheme = head, rest = ''] = /^(\w+):(.*)$/.exec(head) ?? [];
	const flags = Object.fromEntries(
		options.map(option => {
			const [key = '', word = 'on'] = option.split('=');
			return key.startsWith('no') && option === key ? [key.slice(2), 'off'] : [key, word];
		}),
	);
	switch (scheme) {
		case 'tcp':
		case 'telnet':
		case 'tn3270':
		case 'websocket': {
			const colon = rest.lastIndexOf(':');
			if (colon < 0) {
				throw invalidOption(where, failure(value));
			}

			const address = {host: rest.slice(0, colon), port: rest.slice(colon + 1)};
			return {backend: 'socket', properties: {...address, ...flags}};
		}

		case 'unix':
			return {backend: 'socket', properties: {path: rest, ...flags}};
		case 'file':
		case 'pipe':
			return {backend: scheme, properties: {path: rest}};
		case 'null':
		case 'pty':
		case 'stdio':
		case 'msmouse':
		case 'vc':
		case 'ringbuf':
			return {backend: scheme, properties: {}};
		default:
			throw invalidOption(
				where,
				failure(value),
				invalidOption(where, `'${value}' is not a valid char driver`),
			);
	}
};

/** A label that QEMU gives to a character device of its own. */
export const freeLabel = (
	{chardevs, monitors}: MachineDraft,
	part: 'serial' | 'parallel' | 'monitor',
): string => {
	const stem = part === 'monitor' ? 'compat_monitor' : part;
	const labels = [...chardevs.map(({id}) => id), ...monitors.map(({label}) => label)];
	const taken = labels.filter(label => label.startsWith(stem)).length;
	return `${stem}${taken}`;
};

/** The options about disks, network and character devices, and about objects. */
export const backendReaders: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
	['-object', readObject],
	['-blockdev', readBlockdev],
	['-drive', readDrive],
	['-hda', driveAt({if: 'ide', index: '0', media: 'disk'})],
	['-hdb', driveAt({if: 'ide', index: '1', media: 'disk'})],
	['-hdc', driveAt({if: 'ide', index: '2', media: 'disk'})],
	['-hdd', driveAt({if: 'ide', index: '3', media: 'disk'})],
	['-cdrom', driveAt({if: 'ide', index: '2', media: 'cdrom'})],
	['-netdev', readNetdev],
	['-nic', readNic],
	['-net', readNic],
	['-chardev', readChardev],
	['-serial', readShort('serial')],
	['-parallel', readShort('parallel')],
	['-monitor', readShort('monitor')],
]);
