import type {GuestActions, MachineType} from '../machine-options.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';
import {KeyvalReader} from './keyval.ts';
import type {MachineDraft} from './machine-draft.ts';
import {QemuOpts} from './qemu-opts.ts';
import {readTyped} from './typed-options.ts';

/** Takes what one option says into the draft. */
export type ReadOption = (draft: MachineDraft, given: GivenOption) => void;

const MEBIBYTE = 1024 * 1024;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const TYPES: ReadonlyArray<readonly [RegExp, MachineType]> = [
	[/^(?:q35|pc-q35-\d+\.\d+)$/, 'q35'],
	[/^(?:pc|pc-i440fx-\d+\.\d+)$/, 'pc'],
	[/^none$/, 'none'],
];
const ACTIONS: {readonly [A in keyof GuestActions]: ReadonlyArray<GuestActions[A]>} = {
	reboot: ['reset', 'shutdown'],
	shutdown: ['poweroff', 'pause'],
	panic: ['pause', 'shutdown', 'exit-failure', 'none'],
	watchdog: ['reset', 'shutdown', 'poweroff', 'pause', 'debug', 'none', 'inject-nmi'],
};

const readMachine: ReadOption = (draft, {name, value}) => {
	const {type, ...properties} = KeyvalReader.read(name, value, 'type');
	if (type !== undefined) {
		const [, known] = TYPES.find(([form]) => form.test(String(type))) ?? [];
		if (known === undefined) {
			throw invalidOption(
				undefined,
				'unsupported machine type\nUse -machine help to list supported machines',
			);
		}

		draft.type = known;
	}

	if (properties.accel !== undefined) {
		draft.accelerators = String(properties.accel).split(':');
	}

	const texts = Object.entries(properties).map(([key, text]) => [key, String(text)] as const);
	draft.machineProperties = {...draft.machineProperties, ...Object.fromEntries(texts)};
};

const readName: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {
		impliedKey: 'guest',
		keys: ['guest', 'process', 'debug-threads'],
	});
	options.flag('debug-threads');
	draft.name = options.text('guest') ?? draft.name;
};

const readUuid: ReadOption = (draft, {name, value}) => {
	if (!UUID.test(value)) {
		throw invalidOption(`${name} ${value}`, 'failed to parse UUID string: wrong format');
	}

	draft.uuid = value.toLowerCase();
};

const readMemory: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {
		impliedKey: 'size',
		keys: ['size', 'slots', 'maxmem'],
	});
	const size = options.size('size', MEBIBYTE) ?? draft.memory;
	const max = options.size('maxmem');
	const slots = options.number('slots');
	if (slots !== undefined && max === undefined) {
		throw invalidOption(undefined, 'slots specified but no max-size');
	}

	if (max !== undefined && size !== undefined && max < size) {
		throw invalidOption(
			undefined,
			`invalid value of maxmem: maximum memory size (0x${max.toString(16)}) must be at least ` +
				`the initial memory size (0x${size.toString(16)})`,
		);
	}

	draft.memory = size === 0 ? undefined : size;
	draft.memoryMax = max;
	draft.memorySlots = slots ?? 0;
};

const readSmp: ReadOption = (draft, {name, value}) => {
	const texts = Object.entries(KeyvalReader.read(name, value, 'cpus'));
	draft.smp = {
		...draft.smp,
		...Object.fromEntries(texts.map(([key, text]) => [key, String(text)])),
	};
};

const setAction = <A extends keyof GuestActions>(
	draft: MachineDraft,
	action: A,
	{word, where}: {readonly word: string; readonly where: string},
): void => {
	const wanted = ACTIONS[action].find(candidate => candidate === word);
	if (wanted === undefined) {
		throw invalidOption(where, `Parameter '${action}' does not accept value '${word}'`);
	}

	draft.actions = {...draft.actions, [action]: wanted};
};

const readAction: ReadOption = (draft, {name, value}) => {
	const options = new QemuOpts(name, value, {keys: Object.keys(ACTIONS)});
	for (const action of ['reboot', 'shutdown', 'panic', 'watchdog'] as const) {
		const word = options.text(action);
		if (word !== undefined) {
			setAction(draft, action, {word, where: options.where});
		}
	}
};

const readDisplay: ReadOption = (draft, given) => {
	if (given.value.startsWith('vnc=')) {
		draft.vncDisplays.push(given.value.slice('vnc='.length));
	} else {
		draft.display = readTyped(draft.schema, given, {
			type: draft.schema.command('query-display-options')?.['ret-type'] ?? '',
			impliedKey: 'type',
		});
	}
};

const readGlobal: ReadOption = (draft, {name, value}) => {
	const [, driver, property, text] = /^([^.=,]+)\.([^=,]+)=(.*)$/s.exec(value) ?? [];
	if (driver !== undefined && property !== undefined && text !== undefined) {
		draft.globals.push({driver, property, value: text});
		return;
	}

	const options = new QemuOpts(name, value, {keys: ['driver', 'property', 'value']});
	draft.globals.push({
		driver: options.text('driver') ?? '',
		property: options.text('property') ?? '',
		value: options.text('value') ?? '',
	});
};

/** The options about the machine as a whole. */
export const machineOptionReaders: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
	['-M', (draft, given) => readMachine(draft, given)],
	['-machine', readMachine],
	['-name', readName],
	['-uuid', readUuid],
	['-m', readMemory],
	['-smp', readSmp],
	[
		'-cpu',
		(draft, {value}) => {
			draft.cpuModel = value;
		},
	],
	[
		'-S',
		draft => {
			draft.isPaused = true;
		},
	],
	['-action', readAction],
	[
		'-no-reboot',
		draft => {
			draft.actions = {...draft.actions, reboot: 'shutdown'};
		},
	],
	[
		'-no-shutdown',
		draft => {
			draft.actions = {...draft.actions, shutdown: 'pause'};
		},
	],
	[
		'-watchdog-action',
		(draft, {name, value}) =>
			setAction(draft, 'watchdog', {word: value, where: `${name} ${value}`}),
	],
	[
		'-incoming',
		(draft, {value}) => {
			draft.incoming = value;
		},
	],
	['-display', readDisplay],
	[
		'-vnc',
		(draft, {name, value}) => {
			if (!/^(?:none|unix:.*|[^,]*:[^,]*)(?:,|$)/.test(value)) {
				throw invalidOption(`${name} ${value}`, 'no vnc port specified');
			}

			draft.vncDisplays.push(value);
		},
	],
	[
		'-vga',
		(draft, {value}) => {
			draft.vga = value;
			draft.missingDefaults.add('vga');
		},
	],
	['-global', readGlobal],
]);
