import {invalidOption} from './invalid-option.ts';
import {QemuOpts} from './qemu-opts.ts';
import type {ReadOption} from './read-machine.ts';

/** Keeps an option that has no bearing on what clients see. */
const keep: ReadOption = (draft, given) => {
	draft.otherOptions.push(given);
};

const readSandbox: ReadOption = (draft, given) => {
	new QemuOpts(given.name, given.value, {impliedKey: 'enable'}).flag('enable');
	keep(draft, given);
};

const FIRMWARE_SOURCES = ['file', 'string', 'gen_id'] as const;

const readFirmwareItem: ReadOption = (draft, given) => {
	const options = new QemuOpts(given.name, given.value, {
		impliedKey: 'name',
		keys: ['name', ...FIRMWARE_SOURCES],
	});
	const sources = FIRMWARE_SOURCES.filter(source => options.text(source) !== undefined);
	if (options.text('name') === undefined || sources.length !== 1) {
		throw invalidOption(
			options.where,
			'name, plus exactly one of file, string and gen_id, are needed',
		);
	}

	keep(draft, given);
};

const ACCELERATORS = ['tcg', 'kvm', 'xen', 'qtest'];

const readAccelerator: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {impliedKey: 'accel'});
	const accelerator = options.text('accel') ?? '';
	if (!ACCELERATORS.includes(accelerator)) {
		throw invalidOption(options.where, `invalid accelerator ${accelerator}`);
	}

	draft.accelerators = [...draft.accelerators, accelerator];
};

/** The options about the process that runs the machine, as far as they can be wrong. */
export const surroundingsReaders: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
	['-accel', readAccelerator],
	[
		'-enable-kvm',
		draft => {
			draft.accelerators = [...draft.accelerators, 'kvm'];
		},
	],
	['-sandbox', readSandbox],
	['-fw_cfg', readFirmwareItem],
]);
