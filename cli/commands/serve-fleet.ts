import {journalLine} from '../../core/machine/journal.ts';
import {ByteFile} from '../../core/runtime/byte-file.ts';
import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import {removeFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {LineFile} from '../../core/runtime/line-file.ts';
import {withoutGaps} from '../../core/runtime/without-gaps.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {ControlServer} from '../../server/control/control-server.ts';
import type {Controlled} from '../../server/control/controlled.ts';
import {createClock} from '../../server/create-surroundings.ts';
import {createFleet, type Fleet} from '../../server/fleet/fleet.ts';
import {FleetLedger} from '../../server/fleet/fleet-ledger.ts';
import {LoadRun} from '../../server/fleet/load-run.ts';
import type {ServeConfig} from '../config.ts';
import {openControl, withJournal} from '../control.ts';
import {ExitCode, explain} from '../exit.ts';
import {loggerOf} from '../logger.ts';
import {onSignals} from '../signals.ts';

const CLIENT_POLL_MS = 10;

const tellError = (error: Error): void => {
	process.stderr.write(`${explain(error)}\n`);
};

const readyLine = (
	{addresses, members, seed}: Fleet,
	{logFormat}: ServeConfig,
	control: string | undefined,
): string => {
	if (logFormat === 'json') {
		return JSON.stringify({
			ready: true,
			machines: members.length,
			addresses,
			control,
			seed,
			pid: process.pid,
		});
	}

	const [first = ''] = addresses;
	const last = addresses.at(-1) ?? '';
	const range = addresses.length > 1 ? `${first} to ${last}` : first;
	const at = control === undefined ? '' : ` control ${control}`;
	return `ready ${members.length} machines at ${range} seed ${seed}${at}`;
};

const ms = (us: number): string => `${(us / MICROSECONDS_PER_MS).toFixed(3)} ms`;

/** What a load came to, a line each. */
const reportLines = (run: LoadRun, elapsedMs: number): readonly string[] => {
	const {written, bytes, missed, disconnected, lag} = run.meter;
	const rate = Math.round((written / elapsedMs) * 1000);
	return [
		`written ${written} events, ${bytes} bytes, ${rate} events/s`,
		`missed ${missed}, delivered ${(run.delivered * 100).toFixed(3)} %, cut off ${disconnected} clients`,
		`lag p50 ${ms(lag.getValueAtPercentile(50))}, p99 ${ms(lag.getValueAtPercentile(99))}, max ${ms(lag.maxValue)}`,
		...run.breaches.map(
			({level: {metric, bound, limit}, measured}) =>
				`not kept: ${metric} ${bound} ${limit}, measured ${measured.toFixed(3)}`,
		),
	];
};

/** Resolves when every machine has a client that has negotiated. */
const allHaveClients = (fleet: Fleet): Promise<void> =>
	new Promise(resolve => {
		const look = (): void => {
			if (fleet.members.every(({qmp}) => qmp.clientCount > 0)) {
				resolve();
			} else {
				fleet.clock.after(CLIENT_POLL_MS, look);
			}
		};

		look();
	});

const runLoad = async (
	scenario: Scenario,
	{fleet, ledger}: {readonly fleet: Fleet; readonly ledger: FleetLedger | undefined},
	config: ServeConfig,
): Promise<number> => {
	const {startAt} = config;
	if (config.qmp.start !== 'now' && startAt === undefined) {
		await allHaveClients(fleet);
	}

	const run = new LoadRun(scenario, fleet, {ledger, startAt});
	const begin = Math.max(fleet.clock.now(), startAt ?? 0);
	run.start();
	await Promise.race([run.done, fleet.ended]);
	run.stop();
	const elapsedMs = Math.max(1, (fleet.clock.now() - begin) / MICROSECONDS_PER_MS);
	for (const line of reportLines(run, elapsedMs)) {
		process.stdout.write(`${line}\n`);
	}

	return run.breaches.length === 0 ? ExitCode.Done : ExitCode.Failed;
};

const controlledFleet = ({seed, members}: Fleet): Controlled => ({
	seed,
	machines: members.map(({share: {index}, qmp}) => ({index, qmp})),
});

/** Writes down all that happens from now on, with the machine's number. */
const writeFleetJournal = (fleet: Fleet, {journalFile}: ServeConfig): LineFile | undefined => {
	if (journalFile === undefined) {
		return undefined;
	}

	const file = new LineFile(journalFile, tellError);
	for (const {share, qmp} of fleet.members) {
		qmp.journal.subscribe(entry =>
			file.write(`{"machine":${share.index},${journalLine(entry).slice(1)}`),
		);
	}

	return file;
};

/**
 * Serves many machines, and sends the load of the scenario to their clients. Gives the exit code: 1 when the load did
 * not keep to its service levels.
 * @throws MockQmpError for what could not be had or read
 */
export const serveFleet = async (
	scenario: Scenario | undefined,
	instances: number,
	config: ServeConfig,
): Promise<number> => {
	const log = loggerOf(config);
	const {shard, startAt, ledgerFile} = config;
	const options = {
		...withJournal(config.qmp, config, instances),
		log,
		instances,
		...withoutGaps({shard, start: startAt === undefined ? undefined : ('on-trigger' as const)}),
	};
	const fleet = await createFleet(options, createClock(config.qmp));
	const journalFile = writeFleetJournal(fleet, config);
	const ledger =
		ledgerFile === undefined
			? undefined
			: new FleetLedger(new ByteFile(ledgerFile, tellError), fleet, shard);
	let control: ControlServer | undefined;
	try {
		await fleet.listen();
		control = await openControl(controlledFleet(fleet), config, log);
		onSignals({onEnd: () => void fleet.close(), onTrigger: () => fleet.trigger()});
		const line = readyLine(fleet, config, control?.url);
		process.stdout.write(`${line}\n`);
		if (config.readyFile !== undefined) {
			writeFileAtomically(config.readyFile, `${line}\n`);
		}

		if (startAt !== undefined) {
			fleet.clock.at(startAt, () => fleet.trigger());
		}

		const outcome =
			scenario?.load === undefined
				? ExitCode.Done
				: await runLoad(scenario, {fleet, ledger}, config);
		if (scenario?.load !== undefined && config.isExitWanted) {
			await fleet.close();
		}

		const errors = (await fleet.ended).filter(error => error !== undefined);
		for (const error of errors.slice(0, 1)) {
			process.stderr.write(`${explain(error)}\n`);
		}

		return errors.length > 0 ? ExitCode.Usage : outcome;
	} finally {
		await fleet.close();
		await control?.close();
		await ledger?.close();
		await journalFile?.close();
		if (config.readyFile !== undefined) {
			removeFile(config.readyFile);
		}
	}
};
