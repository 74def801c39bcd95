import test from 'ava';
import type {ScenarioFile} from '../../../scenarios/scenario-file.ts';
import {
	encodeLoadReport,
	isGood,
	type LoadReport,
	mergeLoadReports,
	parseLoadReport,
} from '../../../server/fleet/load-report.ts';
import {auditOf, logOf, merged, playRun, type RunRequest} from '../ledger/play-run.ts';

const MACHINES = 6;
const load: ScenarioFile = {
	'mock-qmp': 1,
	name: 'shared',
	load: {
		scope: 'fleet',
		events: [{weight: 1, emit: 'QUORUM_FAILURE', data: {'sector-num': '${seq}'}}],
		phases: [
			{name: 'ramp', for: '2s', rate: '0/s..600/s'},
			{name: 'hold', for: '2s', rate: '600/s', arrivals: 'poisson'},
		],
	},
	slo: [
		{metric: 'emit_lag', p99: '5ms'},
		{metric: 'delivered', min: '100%'},
	],
};
const RUN: RunRequest = {scenario: load, machines: MACHINES, forMs: 5000};

const sharded = (t: Parameters<typeof playRun>[0], count: number, more: Partial<RunRequest> = {}) =>
	Promise.all(
		Array.from({length: count}, (_, index) => playRun(t, {...RUN, ...more, shard: {index, count}})),
	);

/** A report without its histograms, whose counts are compared by themselves. */
const plain = ({lag, intervals, shards: _, ...rest}: LoadReport) => ({
	...rest,
	lag: lag.toJSON(),
	intervals: intervals.map(interval => ({...interval, lag: interval.lag.toJSON()})),
});

test('merged reports of shards equal that of the whole', async t => {
	const {report: whole} = await playRun(t, RUN);
	t.true(isGood(whole));
	t.true(whole.written > 1500);
	t.is(whole.intervals.length, RUN.forMs / 1000);
	for (const count of [2, 3]) {
		const parts = await sharded(t, count);
		// What shards write to files is what is merged.
		const read = parts.map(({report}) => parseLoadReport(encodeLoadReport(report), 'r.json'));
		const sum = mergeLoadReports(read);
		t.deepEqual(plain(sum), plain(whole));
		t.deepEqual(
			sum.shards.map(({index}) => index),
			Array.from({length: count}, (_, index) => index),
		);
	}
});

test('one ledger of each shard is audited against a consumer of all', async t => {
	const parts = await sharded(t, 3);
	const lines = new Map(parts.flatMap(part => [...part.lines]));
	t.is(lines.size, MACHINES);
	const log = logOf(parts[0]?.folder ?? '', merged(lines));
	const {counts, written} = auditOf(
		parts.map(({ledger}) => ledger),
		[log],
	);
	t.deepEqual(counts, {lost: 0, doubled: 0, reordered: 0, unexpected: 0, unproven: 0});
	t.is(written, merged(lines).length);
});

test('a shard that begins again in the middle goes on with the same data', async t => {
	const whole = await playRun(t, RUN);
	const late = await playRun(t, {...RUN, beginMs: -1500, shard: {index: 1, count: 2}, forMs: 4000});
	t.is(late.lines.size, 3);
	for (const [machine, lines] of late.lines) {
		const all = whole.lines.get(machine) ?? [];
		const data = (line: string): string => line.replace(/^.*?"event"/, '');
		const loads = (of: readonly string[]) => of.filter(line => line.includes('QUORUM')).map(data);
		const [rest, before] = [loads(lines), loads(all)];
		t.true(rest.length > 100 && rest.length < before.length);
		t.deepEqual(rest, before.slice(-rest.length));
	}

	t.true(late.report.skipped > 50);
	// The seconds before it was there are empty.
	t.is(late.report.intervals[0]?.written, 0);
	t.is(late.report.intervals.length, whole.report.intervals.length);
});

test('reports of different runs, or of one shard twice, are not merged', async t => {
	const [first, second] = await sharded(t, 2);
	const [one, other] = [first?.report, second?.report];
	if (one === undefined || other === undefined) {
		return t.fail();
	}

	const refused = (reports: readonly LoadReport[]) =>
		t.throws(() => mergeLoadReports(reports), {code: 'RECORDING_INVALID'})?.message;
	t.regex(refused([one, {...other, seed: 'x'}]) ?? '', /seed run, shared seed x/);
	t.regex(refused([one, one]) ?? '', /shard 0\/2/);
	t.throws(() => parseLoadReport('{"format": "x"}', 'x.json'), {
		message: 'x.json is no report of a load',
	});
});
