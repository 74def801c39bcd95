import type {MachineRequest} from '../core/machine/compose-options.ts';
import {NIL_UUID} from '../core/machine/machine-options.ts';
import type {LogLevel} from '../core/runtime/log.ts';
import {parseSpan} from '../core/runtime/quantity.ts';
import {withoutGaps} from '../core/runtime/without-gaps.ts';
import type {Shard} from '../server/fleet/fleet.ts';
import type {MockQmpOptions} from '../server/options.ts';
import {
	readCount,
	readCountFromOne,
	readInstant,
	readMoment,
	readPairs,
	readRate,
	readRepeat,
	readSpeed,
	readWorkers,
} from './flag-values.ts';
import {type ReportRequest, readReport} from './reports/report-request.ts';
import type {GivenFlags} from './serve-options.ts';
import {type Environment, invalid, Settings} from './settings.ts';
import {shardOf} from './shard.ts';

/** All that a run of `serve` needs to know, settled. */
export interface ServeConfig {
	readonly qmp: MockQmpOptions;
	readonly isExitWanted: boolean;
	readonly logFormat: 'silent' | 'text' | 'json';
	readonly logLevel: LogLevel;
	readonly readyFile: string | undefined;
	/** How many machines; undefined: as the scenario says, else one. */
	readonly instances: number | undefined;
	/** Over how many processes of this host the machines are spread. */
	readonly workers: number;
	/** What the load of the scenario is scaled to, in events a second; undefined: as the scenario says. */
	readonly rate: number | undefined;
	/** The part of the fleet that this process holds. */
	readonly shard: Shard | undefined;
	/** When loads and timelines begin, in microseconds. */
	readonly startAt: number | undefined;
	readonly ledgerFile: string | undefined;
	readonly journalFile: string | undefined;
	/** Where the control API listens, and what its requests must bear. */
	readonly control: {readonly address: string; readonly token?: string} | undefined;
	readonly reports: readonly ReportRequest[];
	/** Whether GitHub Actions runs us: unmet expectations are told in its way too. */
	readonly isOnGitHub: boolean;
	/** The recorded session to play. */
	readonly replay: ReplayConfig | undefined;
	/** The address of a real QEMU that answers instead of the machine. */
	readonly to?: string;
}

/** A recorded session and how to play it. */
export interface ReplayConfig {
	readonly file: string;
	/** Each silence is cut to so many milliseconds; Infinity keeps them. */
	readonly gapMs: number;
}

const LEVELS: readonly LogLevel[] = ['warn', 'debug', 'trace'];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

// A transcript may stand where a scenario does.
const isTranscriptName = (name: string): boolean => name.endsWith('.jsonl');

const replayOf = (settings: Settings): ReplayConfig | undefined => {
	const gapMs = settings.parse('cut-gaps', parseSpan, 'a span such as 500ms');
	const [file, second] = [
		...settings.list('replay'),
		...settings.list('scenario').filter(isTranscriptName),
	];
	if (second !== undefined) {
		throw invalid('replay', second, 'one recording can be played at a time');
	}

	if (file === undefined && gapMs !== undefined) {
		throw invalid('cut-gaps', settings.text('cut-gaps') ?? '', 'it goes with --replay');
	}

	return file === undefined ? undefined : {file, gapMs: gapMs ?? Number.POSITIVE_INFINITY};
};

const machineOf = (settings: Settings): MachineRequest =>
	withoutGaps({
		type: settings.choice('machine', ['none', 'q35', 'pc'] as const),
		name: settings.text('name'),
		uuid: settings.parse(
			'uuid',
			text => (UUID.test(text) ? text : undefined),
			`write it as ${NIL_UUID}`,
		),
	});

const controlOf = (settings: Settings): ServeConfig['control'] => {
	const address = settings.text('control');
	const token = settings.text('control-token');
	return address === undefined ? undefined : {address, ...withoutGaps({token})};
};

/**
 * Settles the configuration once: flag, then variable, then default. `machineWords` describe the machine as QEMU's
 * own options.
 * @throws MockQmpError OPTION_INVALID
 */
export const settleConfig = (
	flags: GivenFlags,
	environment: Environment,
	machineWords: readonly string[] = [],
): ServeConfig => {
	const settings = new Settings(flags, environment);
	const scenarios = settings
		.list('scenario')
		.filter(name => name !== 'idle' && !isTranscriptName(name));
	const logFormat = settings.choice('log', ['silent', 'text', 'json'] as const) ?? 'text';
	const listen = settings.list('listen');
	const qmp: MockQmpOptions = {
		scenarios,
		...(listen.length === 0 ? {} : {listen}),
		isPaused: settings.has('paused'),
		isThrottled: !settings.has('no-throttle'),
		hasMockCommands: settings.has('mock-commands'),
		machine: {
			...machineOf(settings),
			...(machineWords.length === 0 ? {} : {arguments: machineWords}),
		},
		...withoutGaps({
			seed: settings.text('seed'),
			speed: settings.parse('speed', readSpeed, 'a factor above 0, such as 60, or max'),
			startTime: settings.parse('start-time', readInstant, 'such as 2026-01-31T08:00:00Z'),
			start: settings.choice('start', ['on-client', 'now', 'on-resume', 'on-trigger'] as const),
			params: settings.has('set') ? readPairs(settings.list('set')) : undefined,
			repeat: settings.parse('repeat', readRepeat, 'a whole number from 1, or forever'),
			journal: settings.parse('journal', readCount, 'a whole number from 0'),
			clients: settings.choice('clients', ['one', 'many'] as const),
			qemu: settings.text('qemu'),
			unmatched: settings.choice('unmatched', ['error', 'generate', 'fail'] as const),
			isChecked: settings.has('check-replies') ? true : undefined,
		}),
	};
	return {
		qmp,
		isExitWanted: settings.has('exit'),
		logFormat,
		logLevel: LEVELS[Math.min(settings.count('verbose'), LEVELS.length - 1)] ?? 'warn',
		readyFile: settings.text('ready-file'),
		workers: settings.parse('workers', readWorkers, 'a whole number from 1, or auto') ?? 1,
		rate: settings.parse('rate', readRate, 'events a second in all, above 0'),
		shard: shardOf(settings.text('shard'), environment),
		startAt: settings.parse('start-at', readMoment, 'such as 2026-01-31T08:00:00Z or 1769846400'),
		ledgerFile: settings.text('ledger'),
		journalFile: settings.text('journal-file'),
		control: controlOf(settings),
		reports: settings.list('report').map(readReport),
		isOnGitHub: environment.GITHUB_ACTIONS === 'true',
		replay: replayOf(settings),
		instances: settings.parse('instances', readCountFromOne, 'a whole number from 1'),
	};
};
