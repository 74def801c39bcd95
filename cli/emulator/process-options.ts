import {
	type GivenOption,
	knownWords,
	optionWords,
	splitArguments,
} from '../../core/machine/command-line/given-options.ts';
import {invalidOption} from '../../core/machine/command-line/invalid-option.ts';
import {QemuOpts} from '../../core/machine/command-line/qemu-opts.ts';

/** What can be asked for instead of a machine; `machine`, `cpu` and `device` list what there is of them. */
export type Question = 'version' | 'help' | 'machine' | 'cpu' | 'device';

/** What the command line says of the process; the machine is described by `machineWords`. */
export interface ProcessOptions {
	/** Only say something and end. */
	readonly question: Question | undefined;
	readonly isDaemon: boolean;
	readonly pidFile: string | undefined;
	/** QEMU's `-D`. */
	readonly logFile: string | undefined;
	/** QEMU's `-msg timestamp=on`. */
	readonly hasTimestamps: boolean;
	readonly domain: string | undefined;
	/** The file of `-fw_cfg name=opt/mock-qmp/scenario,file=…`. */
	readonly firmwareScenario: string | undefined;
	/** Only asked what this QEMU can do: there is no machine. */
	readonly isProbe: boolean;
	/** Whether the guest waits for `cont` or for a migration. */
	readonly isWaiting: boolean;
	/** Descriptors that the options name: they are inherited. */
	readonly descriptors: readonly number[];
	/** All but what is about the process. */
	readonly machineWords: readonly string[];
}

/** The name under which a scenario comes in the firmware's configuration. */
const SCENARIO_ITEM = 'opt/mock-qmp/scenario';
const QUESTIONS: Readonly<Record<string, Question>> = {
	'-version': 'version',
	'-h': 'help',
	'-help': 'help',
};
/** Those that are put by `help` in the place of a value (qemu-option.c, `is_help_option`). */
const LISTS: Readonly<Record<string, Question>> = {
	'-machine': 'machine',
	'-M': 'machine',
	'-cpu': 'cpu',
	'-device': 'device',
};
const HELP = /^(?:type=|driver=)?(?:help|\?)$/;
const OF_PROCESS = ['-daemonize', '-pidfile', '-D'];

const questionOf = ({name, value}: GivenOption): Question | undefined =>
	QUESTIONS[name] ?? (HELP.test(value) ? LISTS[name] : undefined);

const isFirmwareScenario = ({name, value}: GivenOption): boolean =>
	name === '-fw_cfg' && value.split(',').includes(`name=${SCENARIO_ITEM}`);

// chardev/char-stdio.c, qemu_chr_open_stdio.
const checkStandardStreams = (options: readonly GivenOption[]): void => {
	const [, second] = options.filter(
		({name, value}) =>
			/^-(?:qmp|qmp-pretty|monitor|serial|parallel|chardev)$/.test(name) &&
			/^stdio(?:,|$)/.test(value),
	);
	if (second !== undefined) {
		throw invalidOption(
			`${second.name} ${second.value}`,
			'cannot use stdio by multiple character devices',
		);
	}
};

/** A daemon has no standard streams (softmmu/vl.c, `qemu_process_early_options`). */
const checkDaemon = (options: readonly GivenOption[]): void => {
	const hasDefaults = options.every(({name}) => name !== '-nodefaults');
	for (const {name, value} of options) {
		if (name === '-nographic' && hasDefaults) {
			throw invalidOption(undefined, '-nographic cannot be used with -daemonize');
		}

		if (value === 'stdio' || value.startsWith('stdio,')) {
			throw invalidOption(`${name} ${value}`, 'cannot use stdio with -daemonize');
		}
	}
};

const firmwareScenario = (options: readonly GivenOption[]): string | undefined => {
	const item = options.find(isFirmwareScenario);
	return item === undefined
		? undefined
		: new QemuOpts(item.name, item.value, {impliedKey: 'name'}).text('file');
};

const domainName = (options: readonly GivenOption[]): string | undefined => {
	const given = options.findLast(({name}) => name === '-name');
	return given === undefined
		? undefined
		: new QemuOpts(given.name, given.value, {impliedKey: 'guest'}).text('guest');
};

const readTimestamps = (value: string | undefined): boolean =>
	value !== undefined &&
	new QemuOpts('-msg', value, {keys: ['timestamp', 'guest-name']}).flag('timestamp') === true;

/**
 * Reads what the command line says of the process.
 * @throws MockQmpError OPTION_INVALID, in QEMU's words
 */
export const readProcessOptions = (words: readonly string[]): ProcessOptions => {
	const isLenient = words.includes('--lenient');
	const own = words.filter(word => word !== '--lenient');
	const options = splitArguments(isLenient ? knownWords(own) : own);
	const lastValue = (wanted: string): string | undefined =>
		options.findLast(({name}) => name === wanted)?.value;
	const isDaemon = lastValue('-daemonize') !== undefined;
	checkStandardStreams(options);
	if (isDaemon) {
		checkDaemon(options);
	}

	return {
		question: options.map(questionOf).find(question => question !== undefined),
		isDaemon,
		pidFile: lastValue('-pidfile'),
		logFile: lastValue('-D'),
		hasTimestamps: readTimestamps(lastValue('-msg')),
		domain: domainName(options),
		firmwareScenario: firmwareScenario(options),
		isProbe: options.some(
			({name, value}) => /^-(?:M|machine)$/.test(name) && /^(?:type=)?none(?:,|$)/.test(value),
		),
		isWaiting: options.some(({name}) => name === '-S' || name === '-incoming'),
		descriptors: [...words.join('\n').matchAll(/\bfd=(\d+)/g)].map(([, digits]) => Number(digits)),
		machineWords: optionWords(
			options.filter(option => !OF_PROCESS.includes(option.name) && !isFirmwareScenario(option)),
		),
	};
};
