import {readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ScenarioFile} from '../../../scenarios/scenario-file.ts';
import {LossyLines} from '../../helpers/lossy-lines.ts';
import {auditOf, logOf, merged, playRun} from './play-run.ts';

const flood: ScenarioFile = {
	'mock-qmp': 1,
	name: 'flood',
	load: {
		scope: 'fleet',
		events: [
			{
				weight: 3,
				emit: 'QUORUM_FAILURE',
				data: {
					reference: 'q${vm.index}',
					'sector-num': '${seq}',
					'sectors-count': '${rand.int(1, 8)}',
				},
			},
			{weight: 1, emit: 'BLOCK_JOB_READY'},
			{weight: 1, emit: 'WAKEUP'},
		],
		phases: [{name: 'hold', for: '4s', rate: '3000/s', arrivals: 'poisson'}],
	},
};
const RUN = {scenario: flood, machines: 3, forMs: 5000};
// More often than in test/processes/delivery.ts, since there are fewer events.
const RATES = {drop: 50, swap: 200, double: 200};
const WHOLE = {lost: 0, doubled: 0, reordered: 0, unexpected: 0, unproven: 0};

test('the audit finds exactly what a lossy way did', async t => {
	const {folder, ledger, lines} = await playRun(t, RUN);
	for (const seed of ['a', 'b']) {
		const ways = new Map(
			[...lines.keys()].map(machine => [machine, new LossyLines(`${seed}${machine}`, RATES)]),
		);
		const seen = merged(lines).flatMap(([machine, line]) =>
			(ways.get(machine)?.pass(line) ?? []).map((text): [number, string] => [machine, text]),
		);
		const rest = [...ways].flatMap(([machine, way]) =>
			way.rest().map((text): [number, string] => [machine, text]),
		);
		const {counts, written, ...found} = auditOf([ledger], [logOf(folder, [...seen, ...rest])]);
		const did = [...ways.values()].map(({done}) => done);
		const sum = (of: 'dropped' | 'doubled' | 'swapped'): number =>
			did.reduce((total, done) => total + done[of], 0);
		t.true(sum('dropped') > 50 && sum('doubled') > 0 && sum('swapped') > 0, JSON.stringify(did));
		t.deepEqual(counts, {
			...WHOLE,
			lost: sum('dropped'),
			doubled: sum('doubled'),
			reordered: sum('swapped'),
		});
		t.is(written, merged(lines).length);
		t.is(found.examples.get('lost')?.length, 3);
	}
});

test('nothing is amiss with what was seen as it was sent, machines named by number or name', async t => {
	const {folder, ledger, lines, run} = await playRun(t, RUN);
	const seen = merged(lines);
	const found = auditOf([ledger], [logOf(folder, seen)]);
	t.deepEqual(found.counts, WHOLE);
	// Three machines tell of their end, too.
	t.is(found.written, run.meter.written + 3);
	t.is(found.seen, found.written);
	const named = seen.map(([machine, line]): [string, string] => [`vm-${machine}`, line]);
	t.deepEqual(auditOf([ledger], [logOf(folder, named)]).counts, WHOLE);
});

test('events are known by a member alone, if asked', async t => {
	const {folder, ledger, lines} = await playRun(t, {...RUN, forMs: 500});
	const counted = merged(lines).filter(([, line]) => line.includes('QUORUM_FAILURE'));
	const log = join(folder, 'keys.ndjson');
	const text = counted
		.filter((_, index) => index !== 7)
		.map(([machine, line]) => {
			const {event, data} = JSON.parse(line);
			return `${JSON.stringify({machine, event, key: data['sector-num']})}\n`;
		});
	writeFileSync(log, text.join(''));
	const {counts, written} = auditOf([ledger], [log], {key: 'data.sector-num', examples: 100_000});
	t.is(counts.lost, written - counted.length + 1);
	t.like(counts, {doubled: 0, reordered: 0, unexpected: 0});
});

test('what was never sent is unexpected; a machine nobody listened to has missed all', async t => {
	const {folder, ledger, lines, run} = await playRun(t, {...RUN, forMs: 300, lonely: [1]});
	const [[machine, line] = [0, '']] = merged(lines);
	const log = logOf(folder, [
		[machine, line],
		[machine, line.replace(/"microseconds": \d+/, '"microseconds": 1')],
		[77, line],
	]);
	const {counts, missed, written} = auditOf([ledger], [log]);
	t.is(counts.unexpected, 2);
	t.is(counts.lost + counts.unproven, written - 1);
	t.is(missed, run.meter.missed + 1);
});

test('what comes later than is remembered is told of, not miscounted', async t => {
	const {folder, ledger, lines} = await playRun(t, RUN);
	const [first, ...others] = merged(lines);
	t.truthy(first);
	const log = logOf(folder, first === undefined ? [] : [...others, first]);
	t.is(auditOf([ledger], [log], {window: 8000}).beyondWindow, 1);
	t.deepEqual(auditOf([ledger], [log], {window: 200_000}).counts, {...WHOLE, reordered: 1});
});

test('a ledger that is cut off anywhere tells of all before its last whole frame', async t => {
	const {ledger} = await playRun(t, RUN);
	const bytes = readFileSync(ledger);
	const whole = auditOf([ledger], []);
	t.deepEqual(whole.cutOff, []);
	let before = whole.written;
	for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 10, 9]) {
		truncateSync(ledger, length);
		const {written, cutOff} = auditOf([ledger], []);
		t.true(written < before || written === 0);
		before = written;
		t.deepEqual(cutOff, length === 9 ? [] : [ledger]);
	}

	// Damage within a frame is no end of the world, either.
	bytes.fill(0xff, bytes.length - 100, bytes.length - 50);
	writeFileSync(ledger, bytes);
	t.deepEqual(auditOf([ledger], []).cutOff, [ledger]);
});

test('a file that is no ledger, or one of another version, is refused', async t => {
	const {folder} = await playRun(t, {...RUN, forMs: 1});
	const file = join(folder, 'x');
	writeFileSync(file, 'mqledger\x02');
	t.throws(() => auditOf([file], []), {code: 'RECORDING_INVALID', message: /version 2/});
	writeFileSync(file, 'mqle');
	t.throws(() => auditOf([file], []), {code: 'RECORDING_INVALID', message: /is no ledger/});
	writeFileSync(file, '{"machine": 0}\n');
	t.throws(() => auditOf([], [file]), {code: 'RECORDING_INVALID', message: /x:1 names no event/});
});

test('a full disk is told once, and the run goes on', async t => {
	const errors: Error[] = [];
	const {lines, hasFailed} = await playRun(t, {
		...RUN,
		ledger: '/dev/full',
		onError: error => errors.push(error),
	});
	t.deepEqual(
		errors.map(({message}) => message),
		['cannot write /dev/full: ENOSPC'],
	);
	t.true(hasFailed);
	t.true(merged(lines).length > 11_000);
});
