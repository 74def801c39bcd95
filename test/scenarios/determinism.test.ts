import {createHash} from 'node:crypto';
import test from 'ava';
import {RacingClock} from '../../core/runtime/racing-clock.ts';
import type {ScenarioFile, StepFile} from '../../scenarios/scenario-file.ts';
import {createMockQmp} from '../../server/create-mock-qmp.ts';
import {MemoryClient} from '../../server/memory-client.ts';
import {playScenario} from '../helpers/play-scenario.ts';

const RUNS = 100;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1) * 1000;

const story: ScenarioFile = {
	'mock-qmp': 1,
	name: 'story',
	timeline: [
		{after: '2s+-500ms', repeat: {times: 5, every: 'exp(1s)'}, emit: 'QUORUM_REPORT_BAD'},
		{after: 'normal(1s, 200ms)', emit: 'QUORUM_FAILURE'},
		{
			choose: [
				{weight: 1, do: [{emit: 'STOP'}]},
				{weight: 1, do: [{emit: 'SUSPEND'}]},
			],
		},
		{
			arrivals: 'poisson(5/s)',
			for: '2s',
			do: [{emit: 'DEVICE_DELETED', strict: true, data: {path: '/${faker.string.alpha(8)}'}}],
		},
	],
	machines: {a: {states: {x: {enter: [{emit: 'WAKEUP'}], stay: 'exp(2s)', next: {x: 1}}}}},
};

/** All that a client gets when nothing waits. */
const race = async (scenario: ScenarioFile, seed: string): Promise<string> => {
	const clock = new RacingClock(START);
	const qmp = await createMockQmp({scenarios: [scenario], seed, listen: []}, clock);
	await qmp.listen();
	const client = new MemoryClient(qmp.addMonitor());
	client.send({execute: 'qmp_capabilities'});
	await qmp.played();
	await qmp.close();
	return client.received;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a hundred runs with one seed give the same bytes, another seed gives others', async t => {
	const hashes = new Set<string>();
	for (let run = 0; run < RUNS; run++) {
		hashes.add(hash(await race(story, 'one')));
	}

	t.is(hashes.size, 1);
	t.false(hashes.has(hash(await race(story, 'two'))));
});

const dataOf = async (
	timeline: readonly StepFile[],
): Promise<Readonly<Record<string, unknown>>> => {
	const {advance, client} = await playScenario({throttle: 'off', timeline}, {seed: 'draws'});
	await advance(60_000);
	return Object.fromEntries(
		client.messages.slice(2).map(({event, data}, index, all) => {
			const before = all.slice(0, index).filter(other => other.event === event).length;
			return [`${event} ${before}`, data];
		}),
	);
};

test('a step that is put in between moves no draw of the others', async t => {
	const steps: readonly StepFile[] = [
		{
			after: '1s',
			repeat: {times: 3, every: 'exp(1s)'},
			emit: 'QUORUM_REPORT_BAD',
			data: {'sector-num': '${rand.int(0, 1000000)}'},
		},
		{
			after: 'exp(1s)',
			emit: 'GUEST_PANICKED',
			data: {
				info: {
					type: 'hyper-v',
					arg1: '${rand.int(0, 1000000)}',
					arg2: 0,
					arg3: 0,
					arg4: 0,
					arg5: 0,
				},
			},
		},
		{emit: 'BALLOON_CHANGE', data: {actual: '${rand.int(0, 1000000)}'}},
	];
	const before = await dataOf(steps);
	t.is(Object.keys(before).length, 5);
	for (let at = 0; at <= steps.length; at++) {
		const more = await dataOf([
			...steps.slice(0, at),
			{after: 'uniform(0s, 1s)', emit: 'WAKEUP', chance: 0.9},
			{choose: [{do: [{emit: 'SUSPEND_DISK'}]}, {do: [{emit: 'POWERDOWN'}]}]},
			...steps.slice(at),
		]);
		t.like(more, before);
	}
});

test('a day plays in less than a second, its stamps spanning it', async t => {
	const day: ScenarioFile = {
		'mock-qmp': 1,
		name: 'day',
		timeline: [{after: '10m', repeat: {times: 144, every: '10m'}, emit: 'WAKEUP'}],
	};
	// The best of three: the machine that runs the tests may be busy.
	let received = '';
	let best = Number.POSITIVE_INFINITY;
	for (let attempt = 0; attempt < 3 && best >= 1000; attempt++) {
		const begin = performance.now();
		received = await race(day, 'day');
		best = Math.min(best, performance.now() - begin);
	}

	t.true(best < 1000);
	const seconds = [...received.matchAll(/"seconds": (\d+).*WAKEUP/g)].map(([, digits]) =>
		Number(digits),
	);
	t.is(seconds.length, 144);
	t.is((seconds.at(-1) ?? 0) * 1000 - START / 1000, DAY_MS);
});
