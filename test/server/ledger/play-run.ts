import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {ByteFile} from '../../../core/runtime/byte-file.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {loadProfile} from '../../../core/schema/profile.ts';
import {scenarioOf} from '../../../scenarios/parse.ts';
import type {ScenarioFile} from '../../../scenarios/scenario-file.ts';
import {createFleet, type Shard} from '../../../server/fleet/fleet.ts';
import {FleetLedger} from '../../../server/fleet/fleet-ledger.ts';
import type {LoadReport} from '../../../server/fleet/load-report.ts';
import {LoadRun} from '../../../server/fleet/load-run.ts';
import {Audit, type AuditOptions} from '../../../server/ledger/audit.ts';
import {MemoryClient} from '../../../server/memory-client.ts';

/** A load on some machines, in virtual time. */
export interface RunRequest {
	readonly scenario: ScenarioFile;
	readonly machines: number;
	readonly forMs: number;
	readonly shard?: Shard;
	/** Where the ledger goes; a file in a fresh folder when left out. */
	readonly ledger?: string;
	readonly onError?: (error: Error) => void;
	/** When the load begins, counted from the start of the clock, in milliseconds. */
	readonly beginMs?: number;
	/** Machines that have no client. */
	readonly lonely?: readonly number[];
}

/** What a run left: its ledger, and the lines that the client of each machine got, by the machine's number. */
export interface RunOutcome {
	readonly folder: string;
	readonly ledger: string;
	readonly lines: ReadonlyMap<number, readonly string[]>;
	readonly run: LoadRun;
	readonly report: LoadReport;
	readonly hasFailed: boolean;
}

/** Plays a load with a ledger. */
export const playRun = async (t: ExecutionContext, request: RunRequest): Promise<RunOutcome> => {
	const {
		scenario,
		machines,
		forMs,
		shard,
		onError = (error: Error) => t.fail(error.message),
		beginMs,
		lonely = [],
	} = request;
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const ledger = request.ledger ?? join(folder, 'run.ledger');
	const clock = new VirtualClock();
	const fleet = await createFleet(
		{
			instances: machines,
			seed: 'run',
			scenarios: [scenario],
			start: 'now',
			listen: [],
			...(shard === undefined ? {} : {shard}),
		},
		clock,
	);
	const clients = new Map<number, MemoryClient>();
	for (const {qmp, share} of fleet.members) {
		if (!lonely.includes(share.index)) {
			const client = new MemoryClient(qmp.addMonitor());
			client.send({execute: 'qmp_capabilities'});
			clients.set(share.index, client);
		}
	}

	await clock.advance(0);
	await fleet.listen();
	const book = new FleetLedger(new ByteFile(ledger, onError), fleet, shard);
	const start = clock.now();
	const startAt = beginMs === undefined ? start : start + beginMs * 1000;
	const run = new LoadRun(scenarioOf(scenario, loadProfile().schema), fleet, {
		ledger: book,
		startAt,
	});
	run.follow();
	run.start();
	await clock.advance(forMs);
	run.stop();
	await fleet.close();
	const {hasFailed} = book;
	await book.close();
	const lines = new Map(
		[...clients].map(([index, {received}]): [number, string[]] => [
			index,
			received.split(/(?<=\n)/).filter(line => line.includes('"timestamp"')),
		]),
	);
	return {
		folder,
		ledger,
		lines,
		run,
		report: run.report(shard),
		hasFailed: hasFailed || book.hasFailed,
	};
};

/** Writes what a consumer saw, as it would log it; gives the file. */
export const logOf = (
	folder: string,
	seen: ReadonlyArray<readonly [machine: number | string, line: string]>,
): string => {
	const file = join(folder, 'seen.ndjson');
	const lines = seen.map(([machine, line]) => {
		const {timestamp, event, data} = JSON.parse(line);
		return JSON.stringify({machine, event, timestamp, ...(data === undefined ? {} : {data})});
	});
	writeFileSync(file, lines.map(line => `${line}\n`).join(''));
	return file;
};

/** The events of all machines in the order of their stamps, as one consumer of all would see them. */
export const merged = (
	lines: ReadonlyMap<number, readonly string[]>,
): ReadonlyArray<readonly [machine: number, line: string]> =>
	[...lines]
		.flatMap(([machine, own]) => own.map((line): [number, string] => [machine, line]))
		.map(([machine, line]): [number, string, number] => {
			const [, seconds, us] = /"seconds": (\d+), "microseconds": (\d+)/.exec(line) ?? [];
			return [machine, line, Number(seconds) * 1e6 + Number(us)];
		})
		.sort((left, right) => left[2] - right[2])
		.map(([machine, line]) => [machine, line]);

/** What an audit of them finds. */
export const auditOf = (
	ledgers: readonly string[],
	logs: readonly string[],
	options: Partial<AuditOptions> = {},
) => {
	const audit = new Audit(ledgers, {window: 50_000, examples: 3, ...options});
	audit.compare(logs);
	return {...audit.findings, cutOff: audit.cutOff};
};
