import {isJsonObject, toPlain} from '../../protocol/json-value.ts';
import type {DeviceSpec, OptionValues} from '../machine-options.ts';
import {invalidOption} from './invalid-option.ts';
import type {DefaultPart, MachineDraft} from './machine-draft.ts';
import {QemuOpts} from './qemu-opts.ts';
import {readJson} from './read-json.ts';
import type {ReadOption} from './read-machine.ts';

// softmmu/vl.c, default_list: a device of this kind takes the place of a default one.
const REPLACES: Readonly<Record<string, DefaultPart>> = {
	'isa-serial': 'serial',
	'isa-parallel': 'parallel',
	'isa-fdc': 'floppy',
	floppy: 'floppy',
	'ide-cd': 'cdrom',
	'ide-hd': 'cdrom',
	'scsi-cd': 'cdrom',
	'scsi-hd': 'cdrom',
	VGA: 'vga',
	'isa-vga': 'vga',
	'cirrus-vga': 'vga',
	'vmware-svga': 'vga',
	'qxl-vga': 'vga',
	'virtio-vga': 'vga',
};

/** A device from its members, `driver` and `id` among them. */
export const deviceFromValues = ({driver, id, ...properties}: OptionValues): DeviceSpec => ({
	driver: String(driver),
	id: id === undefined ? undefined : String(id),
	properties,
});

const readDevice: ReadOption = (draft, given) => {
	const where = `${given.name} ${given.value}`;
	const spec = deviceFromValues(
		given.value.startsWith('{') ? fromJson(given) : fromOpts(given.name, given.value),
	);
	if (spec.driver === 'undefined') {
		throw invalidOption(where, "Parameter 'driver' is missing");
	}

	if (spec.id !== undefined) {
		draft.claimId('device', spec.id, where);
	}

	draft.devices.push(spec);
	replaceDefault(draft, spec);
};

const replaceDefault = (draft: MachineDraft, {driver}: DeviceSpec): void => {
	const part = REPLACES[driver];
	if (part !== undefined) {
		draft.missingDefaults.add(part);
	}
};

const fromJson: (given: Parameters<ReadOption>[1]) => OptionValues = given => {
	const value = readJson(given);
	const plain = isJsonObject(value) ? toPlain(value) : undefined;
	return typeof plain === 'object' && plain !== null ? {...plain} : {};
};

const fromOpts = (name: string, value: string): OptionValues => {
	const {id, values} = new QemuOpts(name, value, {impliedKey: 'driver'});
	return {...(id === undefined ? {} : {id}), ...Object.fromEntries(values)};
};

/** QEMU's `-device`, in either form. */
export const deviceReaders: ReadonlyMap<string, ReadOption> = new Map([['-device', readDevice]]);
