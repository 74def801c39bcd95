import {scaleLoad} from '../../scenarios/load/scale-load.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {ControlServer} from '../../server/control/control-server.ts';
import type {Fleet} from '../../server/fleet/fleet.ts';
import type {FleetLedger} from '../../server/fleet/fleet-ledger.ts';
import {encodeLoadReport, isGood} from '../../server/fleet/load-report.ts';
import {LoadRun} from '../../server/fleet/load-run.ts';
import type {ServeConfig} from '../config.ts';
import {ExitCode} from '../exit.ts';
import {createLoadDisplay} from '../load-display.ts';
import {loadLines} from '../reports/load-text.ts';
import {writeLoadReports} from '../reports/write-load-reports.ts';
import type {ParentLink} from '../workers/parent-link.ts';

const CLIENT_POLL_MS = 10;

/** Where a load runs, and who looks at it. */
export interface LoadStage {
	readonly fleet: Fleet;
	readonly ledger: FleetLedger | undefined;
	readonly control: ControlServer | undefined;
	/** The way to the process that has started this one to hold a part of the machines. */
	readonly link: ParentLink | undefined;
}

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

const writeError = (line: string): void => {
	process.stderr.write(`${line}\n`);
};

/** The load of the scenario, at the rate that the operator wants. */
const scaled = (scenario: Scenario, {whole}: Fleet, {rate}: ServeConfig): Scenario =>
	scenario.load === undefined || rate === undefined
		? scenario
		: {...scenario, load: scaleLoad(scenario.load, rate, whole.length)};

const problemsOf = (ledger: FleetLedger | undefined): readonly string[] =>
	ledger?.hasFailed ? ['the ledger is not complete'] : [];

/** Sends a part of the load; the parent says when, and is told what it came to. */
const runPart = async (
	run: LoadRun,
	{fleet, ledger, link}: Pick<LoadStage, 'fleet' | 'ledger'> & {readonly link: ParentLink},
	{startAt, shard}: ServeConfig,
): Promise<number> => {
	const begin = await Promise.race([link.begin(), fleet.ended.then(() => undefined)]);
	if (startAt === undefined) {
		run.beginAt(begin);
	}

	run.follow();
	run.start();
	await Promise.race([run.done, fleet.ended]);
	run.stop();
	await link.tell({
		kind: 'report',
		report: encodeLoadReport(run.report(shard, problemsOf(ledger))),
	});
	return ExitCode.Done;
};

/**
 * Sends the load of a scenario to its end, shows how it goes, prints and writes down what it came to. Gives the exit
 * code: 1 when it did not keep to its service levels, or the ledger could not be written.
 * @throws MockQmpError FILE_UNWRITABLE
 */
export const runLoad = async (
	scenario: Scenario,
	{fleet, ledger, control, link}: LoadStage,
	config: ServeConfig,
): Promise<number> => {
	const {startAt, shard, logFormat, reports} = config;
	if (config.qmp.start !== 'now' && startAt === undefined) {
		await Promise.race([allHaveClients(fleet), fleet.ended]);
	}

	const run = new LoadRun(scaled(scenario, fleet, config), fleet, {ledger, startAt});
	if (control !== undefined) {
		const {addLoadMetrics} = await import('../../server/control/load-metrics.ts');
		addLoadMetrics(control.registry, run);
	}

	if (link !== undefined) {
		return runPart(run, {fleet, ledger, link}, config);
	}

	const {durationMs} = run;
	const isTerminal = process.stderr.isTTY === true;
	const display = await createLoadDisplay(
		{format: logFormat, isTerminal, writeLine: writeError},
		durationMs,
	);
	if (startAt === undefined) {
		// What was prepared has taken time, which is no part of the load's.
		run.beginAt();
	}

	run.follow(interval =>
		display.show({elapsedMs: run.elapsedMs, durationMs, interval, missed: run.meter.missed}),
	);
	run.start();
	await Promise.race([run.done, fleet.ended]);
	run.stop();
	display.stop();
	const report = run.report(shard, problemsOf(ledger));
	for (const line of loadLines(report)) {
		process.stdout.write(`${line}\n`);
	}

	await writeLoadReports(report, reports, text => process.stdout.write(text));
	return isGood(report) ? ExitCode.Done : ExitCode.Failed;
};
