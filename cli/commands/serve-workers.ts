import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {removeFile, removeRegularFile} from '../../core/runtime/files.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {withoutGaps} from '../../core/runtime/without-gaps.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {OpenControl} from '../../server/control/listen-control.ts';
import {membersOfShard, type Shard} from '../../server/fleet/fleet.ts';
import {leadOf} from '../../server/fleet/lead.ts';
import {isGood, mergeLoadReports, parseLoadReport} from '../../server/fleet/load-report.ts';
import {checkMemory} from '../../server/fleet/resources.ts';
import {partName} from '../../server/fleet/shard-name.ts';
import {announceFleet} from '../announce-fleet.ts';
import type {ServeConfig} from '../config.ts';
import {ExitCode} from '../exit.ts';
import {loggerOf} from '../logger.ts';
import {loadLines} from '../reports/load-text.ts';
import {writeLoadReports} from '../reports/write-load-reports.ts';
import {onSignals} from '../signals.ts';
import type {ParentMessage} from '../workers/messages.ts';
import {type Settled, WorkerProcess} from '../workers/worker-process.ts';

// By then the word has reached all workers, so that their loads begin together.
const BEGIN_AFTER_MS = 20;
// Where a worker has a control API, for its parent alone.
const OF_WORKER = '127.0.0.1:0';

/** What one process has for all machines, workers cannot share. */
const checkShareable = (config: ServeConfig): void => {
	const {
		shard,
		qmp: {listen = []},
	} = config;
	if (shard !== undefined) {
		throw new MockQmpError(
			'OPTION_INVALID',
			'--shard does not go with --workers: workers are the shards of this host',
			{remedy: 'leave out --workers'},
		);
	}

	const shared = listen.find(address => /^ws:/.test(address) && !/\{shard\}|:0\b/.test(address));
	if (shared !== undefined) {
		throw new MockQmpError(
			'ADDRESS_INVALID',
			`address "${shared}" is one port, which several workers cannot listen on`,
			{remedy: 'put {shard}, the number of the worker, into the port: ws:127.0.0.1:470{shard}/vm'},
		);
	}
};

/** What the files are called of which each worker writes a part; one of that very name would be of an earlier run. */
const partsOfFiles = ({ledgerFile, journalFile}: ServeConfig): Settled => {
	const wanted = withoutGaps({ledger: ledgerFile, 'journal-file': journalFile});
	for (const path of Object.values(wanted)) {
		removeRegularFile(path);
	}

	return Object.fromEntries(Object.entries(wanted).map(([flag, path]) => [flag, partName(path)]));
};

/** Tells of a worker that has ended otherwise than it should, and gives the exit code that follows. */
const watch = async (worker: WorkerProcess, shard: Shard, instances: number): Promise<number> => {
	const how = await worker.ended;
	if (how === ExitCode.Done) {
		return ExitCode.Done;
	}

	const machines = membersOfShard(instances, shard);
	const end = typeof how === 'number' ? `ended with exit code ${how}` : `was ended by ${how}`;
	const gone = `machines ${machines[0]} to ${machines.at(-1)} are gone`;
	process.stderr.write(`mock-qmp: worker ${shard.index} (pid ${worker.pid}) ${end}: ${gone}\n`);
	return typeof how === 'number' ? how : ExitCode.Failed;
};

const tellAll = (workers: readonly WorkerProcess[], message: ParentMessage): void => {
	for (const worker of workers) {
		worker.tell(message);
	}
};

const runLoad = async (
	workers: readonly WorkerProcess[],
	instances: number,
	config: ServeConfig,
): Promise<number> => {
	const {qmp, startAt} = config;
	await Promise.all(workers.map(worker => worker.told('prepared')));
	const clock = new SystemClock();
	const soon = clock.now() + BEGIN_AFTER_MS * MICROSECONDS_PER_MS;
	const begin = startAt ?? soon + leadOf(Math.ceil(instances / workers.length));
	// A clock that the operator has set differs from process to process.
	const isSystems = qmp.startTime === undefined && (qmp.speed ?? 1) === 1;
	tellAll(workers, {kind: 'begin', at: isSystems ? begin : undefined});

	const told = await Promise.all(workers.map(worker => worker.told('report')));
	const parts = told.flatMap((message, index) =>
		message === undefined ? [] : [parseLoadReport(message.report, `worker ${index}`)],
	);
	if (parts.length === 0) {
		return ExitCode.Failed;
	}

	const merged = mergeLoadReports(parts);
	const missing = told.length - parts.length;
	const problems = missing === 0 ? [] : [`${missing} of ${told.length} workers gave no report`];
	const report = {...merged, problems: [...merged.problems, ...problems]};
	for (const line of loadLines(report)) {
		process.stdout.write(`${line}\n`);
	}

	await writeLoadReports(report, config.reports, text => process.stdout.write(text));
	return isGood(report) ? ExitCode.Done : ExitCode.Failed;
};

/** Opens the control API of all machines, if it is wanted; it asks those of the workers. */
const openFront = async (
	{
		seed,
		shards,
		urls,
	}: {
		readonly seed: string;
		readonly shards: readonly Shard[];
		readonly urls: ReadonlyArray<string | undefined>;
	},
	instances: number,
	config: ServeConfig,
): Promise<OpenControl | undefined> => {
	if (config.control === undefined) {
		return undefined;
	}

	const workers = shards.map((shard, index) => ({
		url: urls[index] ?? '',
		machines: membersOfShard(instances, shard),
	}));
	const {startFront} = await import('../../server/control/front/worker-front.ts');
	return startFront({seed, workers}, {...config.control, log: loggerOf(config)});
};

/**
 * Serves many machines in several processes, each of which holds a part of them as `--shard` says. Gives the exit code:
 * that of the first worker that failed, or 1 when the load did not keep to its service levels.
 * @throws MockQmpError OPTION_INVALID, ADDRESS_INVALID, RESOURCES_SHORT
 */
export const serveWorkers = async (
	scenario: Scenario | undefined,
	instances: number,
	config: ServeConfig,
): Promise<number> => {
	checkShareable(config);
	checkMemory(instances);
	const count = Math.min(config.workers, instances);
	const seed = config.qmp.seed ?? scenario?.seed ?? freshSeed();
	const shards = Array.from({length: count}, (_, index) => ({index, count}));
	const control = config.control === undefined ? {} : {control: OF_WORKER};
	const settled = {seed, ...control, ...partsOfFiles(config)};
	const workers = shards.map(shard => new WorkerProcess(shard, settled));
	const codes = workers.map((worker, index) =>
		watch(worker, shards[index] ?? {index, count}, instances),
	);
	const killAll = (signal: NodeJS.Signals): void => {
		for (const worker of workers) {
			worker.kill(signal);
		}
	};

	const end = (): void => tellAll(workers, {kind: 'end'});
	let front: OpenControl | undefined;
	process.on('exit', () => killAll('SIGKILL'));
	onSignals({onEnd: end, onTrigger: () => killAll('SIGUSR2')});
	try {
		const ready = await Promise.all(workers.map(worker => worker.told('ready')));
		const open = ready.flatMap(message => message ?? []);
		if (open.length < count) {
			end();
			return Math.max(...(await Promise.all(codes)));
		}

		const addresses = open.flatMap(message => message.addresses);
		const pids = workers.flatMap(({pid}) => pid ?? []);
		front = await openFront(
			{seed, shards, urls: open.map(({control: url}) => url)},
			instances,
			config,
		);
		announceFleet({addresses, machines: instances, seed, pids, control: front?.url}, config);
		const outcome =
			scenario?.load === undefined ? ExitCode.Done : await runLoad(workers, instances, config);
		return Math.max(outcome, ...(await Promise.all(codes)));
	} catch (error) {
		end();
		await Promise.all(codes);
		throw error;
	} finally {
		await front?.close();
		if (config.readyFile !== undefined) {
			removeFile(config.readyFile);
		}
	}
};
