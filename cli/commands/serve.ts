import {readUserFile, removeFile, writeFileAtomically} from '../../core/runtime/files.ts';
import type {Logger} from '../../core/runtime/log.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {ControlServer} from '../../server/control/control-server.ts';
import {createMockQmp} from '../../server/create-mock-qmp.ts';
import type {FleetLedger} from '../../server/fleet/fleet-ledger.ts';
import type {MockQmp} from '../../server/mock-qmp.ts';
import type {MockQmpOptions} from '../../server/options.ts';
import {dialText} from '../../server/transports/dial.ts';
import type {ServeConfig} from '../config.ts';
import {openControl, withJournal} from '../control.ts';
import {ExitCode, tellError} from '../exit.ts';
import {writeJournals} from '../journal-file.ts';
import {loggerOf} from '../logger.ts';
import {isLost, meetingsOf} from '../meeting.ts';
import {commandLine} from '../reports/command-line.ts';
import {onSignals} from '../signals.ts';

const writeLineTo =
	(stream: NodeJS.WriteStream) =>
	(line: string): void => {
		stream.write(`${line}\n`);
	};

const readyLine = (
	{addresses, seed}: MockQmp,
	{qmp, logFormat, replay}: ServeConfig,
	control: string | undefined,
): string => {
	const playing = [...(replay === undefined ? [] : [replay.file]), ...(qmp.scenarios ?? [])];
	const scenarios = playing.length > 0 ? playing : ['idle'];
	return logFormat === 'json'
		? JSON.stringify({ready: true, addresses, control, seed, scenarios, pid: process.pid})
		: [
				`ready ${addresses.join(' ')} seed ${seed} scenario ${scenarios.join(' ')}`,
				...(control === undefined ? [] : [`control ${control}`]),
			].join(' ');
};

/** What another program may do otherwise than `mock-qmp serve`. */
export interface Manner {
	/** Called before anything is open. */
	readonly onCreated?: (qmp: MockQmp) => void;
	/** Called with the number of a signal that ends all. */
	readonly onSignal?: (signal: number) => void;
	/** Called with what ended the machine, in QEMU's words. */
	readonly onLost?: (problem: string) => void;
	/** Called when all addresses are open. */
	readonly onReady?: (qmp: MockQmp) => void;
}

/** Says that all addresses are open, where a script looks for it. */
const announce = (qmp: MockQmp, config: ServeConfig, control: string | undefined): void => {
	const line = readyLine(qmp, config, control);
	// With the monitor on standard output nothing else may be said there.
	writeLineTo(qmp.addresses.includes('stdio') ? process.stderr : process.stdout)(line);
	if (config.readyFile !== undefined) {
		writeFileAtomically(config.readyFile, `${line}\n`);
	}
};

/** A mock as configured, and when it has done all that it is to do by itself. */
interface Performing {
	readonly qmp: MockQmp;
	readonly played: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** What is laid over a real QEMU ends without a word: that one goes on. */
const createOverlay = async (to: string, options: MockQmpOptions): Promise<Performing> => {
	const {overlayOptions} = await import('../../server/recorder/create-overlay.ts');
	const qmp = await createMockQmp(
		overlayOptions(options, {
			connect: () => dialText(to),
			onError: tellError,
		}),
	);
	return {
		qmp,
		played: () => qmp.played(),
		async close() {
			qmp.machine.exit('host-signal', {isSilent: true});
			await qmp.close();
		},
	};
};

const createPerforming = async (config: ServeConfig, log: Logger): Promise<Performing> => {
	const options = {...withJournal(config.qmp, config), ...meetingsOf(config.qmp), log};
	if (config.to !== undefined) {
		return createOverlay(config.to, options);
	}

	if (config.replay === undefined) {
		const qmp = await createMockQmp(options);
		return {qmp, played: () => qmp.played(), close: () => qmp.close()};
	}

	const {createReplay} = await import('../../server/recorder/create-replay.ts');
	const {importRecording, longestSession} = await import(
		'../../server/recorder/import-recording.ts'
	);
	const {file, gapMs} = config.replay;
	const {entries} = longestSession(importRecording(readUserFile(file), file));
	const {qmp, played} = await createReplay(entries, {
		qmp: options,
		gapMs,
		onDivergence: message => process.stderr.write(`${file}: ${message}\n`),
	});
	return {
		qmp,
		async played() {
			await Promise.all([played, qmp.played()]);
		},
		close: () => qmp.close(),
	};
};

const runUntilEnd = async (
	{qmp, played, close}: Performing,
	config: ServeConfig,
	{onReady, onSignal, onLost}: Required<Pick<Manner, 'onReady'>> & Manner,
): Promise<number> => {
	onSignals({
		onEnd: signal => {
			onSignal?.(signal);
			void close();
		},
		onTrigger: () => qmp.trigger(),
	});
	onReady(qmp);
	if (config.isExitWanted) {
		void played()
			.then(() => qmp.expectations.judged())
			.then(close);
	}

	const {error} = await qmp.ended;
	if (error !== undefined) {
		tellError(error);
		return ExitCode.Usage;
	}

	const isGood = !isLost(qmp, onLost) && (await areExpectationsMet(qmp, config));
	return isGood ? ExitCode.Done : ExitCode.Failed;
};

const areExpectationsMet = async (qmp: MockQmp, config: ServeConfig): Promise<boolean> => {
	const verdicts = qmp.verify();
	if (verdicts.length === 0 && config.reports.length === 0) {
		return true;
	}

	const {writeReports} = await import('../reports/write-reports.ts');
	return writeReports(
		{
			name: config.qmp.scenarios?.join(' ') || 'idle',
			seed: qmp.seed,
			again: commandLine(process.argv.slice(2), qmp.seed),
			verdicts,
		},
		{
			requests: config.reports,
			isOnGitHub: config.isOnGitHub,
			writeLine: writeLineTo(process.stderr),
		},
	);
};

/** The scenario of the operator's that asks for a fleet or a load, if one does; the built-in ones ask for neither. */
const wideScenario = async ({qmp}: ServeConfig): Promise<Scenario | undefined> => {
	const files = qmp.scenarios?.filter(name => typeof name === 'string' && name.includes('.')) ?? [];
	if (files.length === 0) {
		return undefined;
	}

	const {loadScenario} = await import('../../scenarios/library.ts');
	const {schema} = loadProfile(qmp.qemu);
	return files
		.map(file => loadScenario(file, schema))
		.find(({fleet, load}) => fleet !== undefined || load !== undefined);
};

/** The ledger of the only machine; what it needs is loaded only if it is wanted. */
const ledgerOf = async (qmp: MockQmp, config: ServeConfig): Promise<FleetLedger | undefined> => {
	if (config.ledgerFile === undefined) {
		return undefined;
	}

	const {openLedger} = await import('../ledger-file.ts');
	const {seed, clock} = qmp;
	return openLedger({seed, clock, members: [{share: {index: 0, count: 1}, qmp, vars: {}}]}, config);
};

/** Whether there is to be what only fleets have, even of one machine. */
const isFleetAsked = ({shard, startAt}: ServeConfig): boolean => (shard ?? startAt) !== undefined;

/**
 * The main job: listens, plays, answers, until `quit`, a signal or the end of the scenario. Gives the exit code.
 * @throws MockQmpError for what could not be had or read
 */
export const serve = async (config: ServeConfig, manner: Manner = {}): Promise<number> => {
	const wide = await wideScenario(config);
	const instances = config.instances ?? wide?.fleet?.count;
	if (wide !== undefined || instances !== undefined || isFleetAsked(config)) {
		if (config.workers > 1 && (instances ?? 1) > 1) {
			const {serveWorkers} = await import('./serve-workers.ts');
			return serveWorkers(wide, instances ?? 1, config);
		}

		const {serveFleet} = await import('./serve-fleet.ts');
		return serveFleet(wide, instances ?? 1, config);
	}

	const log = loggerOf(config);
	const performing = await createPerforming(config, log);
	const {qmp} = performing;
	const journalFile = writeJournals([{qmp}], config);
	const ledger = await ledgerOf(qmp, config);
	let control: ControlServer | undefined;
	try {
		manner.onCreated?.(qmp);
		await qmp.listen();
		control = await openControl({seed: qmp.seed, machines: [{index: 0, qmp}]}, config, log);
		const onReady = manner.onReady ?? (() => announce(qmp, config, control?.url));
		return await runUntilEnd(performing, config, {...manner, onReady});
	} finally {
		await performing.close();
		await control?.close();
		await ledger?.close();
		await journalFile?.close();
		if (config.readyFile !== undefined) {
			removeFile(config.readyFile);
		}
	}
};
