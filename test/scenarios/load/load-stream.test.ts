import test from 'ava';
import fc from 'fast-check';
import {encodeMessage} from '../../../core/protocol/encode.ts';
import {EventPage} from '../../../core/protocol/event-page.ts';
import {EventTemplate} from '../../../core/protocol/event-template.ts';
import {Slot} from '../../../core/protocol/slot.ts';
import {Random} from '../../../core/runtime/random.ts';
import type {LoadEvent, LoadPhase, LoadPlan} from '../../../scenarios/load/load-plan.ts';
import {LoadStream} from '../../../scenarios/load/load-stream.ts';

const ZERO = 1_767_225_600_000_000;
const BLOCK_BYTES = 4096;
const HOUR_US = 3_600_000_000;

const quorumFailure: LoadEvent = {
	weight: 3,
	template: new EventTemplate('QUORUM_FAILURE', {
		reference: 'quorum0',
		'sector-num': new Slot(0),
		'sectors-count': 8,
	}),
	values: new Float64Array(1),
	draw(values, random) {
		values[0] = random.integer(0, 2_097_144);
	},
};
const jobReady: LoadEvent = {
	weight: 1,
	template: new EventTemplate('BLOCK_JOB_READY', {
		type: 'mirror',
		device: new Slot(0, ['drive0', 'drive1']),
		len: new Slot(1),
		offset: new Slot(1),
		speed: 0,
	}),
	values: new Float64Array(2),
	draw(values, random, sequence) {
		values[0] = random.integer(0, 1);
		values[1] = sequence;
	},
};

const plan = (...phases: readonly LoadPhase[]): LoadPlan => ({
	scope: 'fleet',
	events: [quorumFailure, jobReady],
	phases,
});

const ramp: LoadPhase = {name: 'ramp', durationMs: 2000, rate: [0, 500], arrivals: 'even'};
const hold: LoadPhase = {name: 'hold', durationMs: 3000, rate: [500, 500], arrivals: 'poisson'};

const streamOf = (load: LoadPlan, index = 0, count = 1): LoadStream =>
	new LoadStream(load, {index, count}, new Random('seed').fork(index), ZERO);

const renderAll = (stream: LoadStream, stepUs: number): string => {
	const page = new EventPage(new Uint8Array(BLOCK_BYTES));
	let text = '';
	for (let until = ZERO; stream.due !== undefined; until += stepUs) {
		for (let end = -1; end !== 0; ) {
			end = stream.fill(page, 0, until);
			text += Buffer.from(page.bytes.subarray(0, end)).toString('latin1');
		}
	}

	return text;
};

const messagesOf = (stream: LoadStream): string => {
	let text = '';
	for (let message = stream.next(); message !== undefined; message = stream.next()) {
		text += encodeMessage(message);
	}

	return text;
};

test('rendered blocks hold the bytes of the encoded messages, however time is cut', t => {
	const expected = messagesOf(streamOf(plan(ramp, hold)));
	t.regex(expected, /QUORUM_FAILURE[\s\S]+BLOCK_JOB_READY/);
	fc.assert(
		fc.property(fc.integer({min: 500, max: 3_000_000}), stepUs => {
			t.is(renderAll(streamOf(plan(ramp, hold)), stepUs), expected);
		}),
		{numRuns: 20},
	);
});

const duesOf = (stream: LoadStream): number[] => {
	const dues: number[] = [];
	for (let {due} = stream; due !== undefined; due = stream.due) {
		dues.push(due - ZERO);
		stream.next();
	}

	return dues;
};

test('evenly spread machines give the rate together, none at the same time as another', t => {
	const even: LoadPhase = {name: 'even', durationMs: 1000, rate: [100, 100], arrivals: 'even'};
	const dues = [0, 1, 2].flatMap(index => duesOf(streamOf(plan(even), index, 3)));
	t.deepEqual(
		dues.sort((left, right) => left - right),
		Array.from({length: 100}, (_, index) => index * 10_000),
	);
});

test('a ramp has its share of events in each part of its time', t => {
	const dues = duesOf(streamOf(plan(ramp)));
	t.is(dues.length, 500);
	t.is(dues.filter(due => due < 1_000_000).length, 125);
});

test('random arrivals of many machines keep the mean rate and spread like chance', t => {
	const dues = Array.from({length: 50}, (_, index) =>
		duesOf(streamOf(plan(hold), index, 50)),
	).flat();
	// 1500 are expected, with a standard deviation of 39.
	t.true(Math.abs(dues.length - 1500) < 160, String(dues.length));
	const perTenth = new Array(30).fill(0);
	for (const due of dues) {
		perTenth[Math.floor(due / 100_000)] += 1;
	}

	const variance = perTenth.reduce((sum, count) => sum + (count - 50) ** 2, 0) / perTenth.length;
	t.true(variance > 15 && variance < 150, String(variance));
});

test('what is skipped is counted, and what follows is as if it had been sent', t => {
	const all = messagesOf(streamOf(plan(ramp))).split('\r\n');
	const stream = streamOf(plan(ramp));
	const skipped = stream.skip(ZERO + 1_000_000);
	t.is(skipped, 126);
	t.deepEqual(messagesOf(stream).split('\r\n'), all.slice(skipped));
});

test('a phase without pace fills every block until its time is over, then the next phase begins', t => {
	const flood: LoadPhase = {name: 'flood', durationMs: 1000, rate: 'max', arrivals: 'even'};
	const stream = streamOf(plan(flood, hold));
	const page = new EventPage(new Uint8Array(BLOCK_BYTES));
	t.true(stream.isUnpaced);
	t.is(stream.fill(page, 0, ZERO + HOUR_US), 0);
	const end = stream.fillUnpaced(page, 0, [ZERO, ZERO + 400_000]);
	t.true(end > BLOCK_BYTES - 200);
	const stamps = [
		...Buffer.from(page.bytes.subarray(0, end))
			.toString()
			.matchAll(/"microseconds": (\d+)/g),
	];
	const instants = stamps.map(([, digits]) => Number(digits));
	t.deepEqual(
		instants,
		[...instants].sort((left, right) => left - right),
	);
	t.true((instants.at(-1) ?? 0) <= 400_000);
	stream.fillUnpaced(page, 0, [ZERO + 400_000, ZERO + 1_000_000]);
	t.false(stream.isUnpaced);
	t.true((stream.due ?? 0) >= ZERO + 1_000_000);
});

test('whole batches have the bytes that their events have one by one, in pages that were filled before', t => {
	const flood: LoadPhase = {name: 'flood', durationMs: 1000, rate: 'max', arrivals: 'even'};
	const drawBatch: LoadEvent['drawBatch'] = (batch, random, sequence) => {
		for (let event = 0; event < batch.count; event++) {
			quorumFailure.draw(batch.valuesOf(event), random, sequence + event);
		}
	};
	const load: LoadPlan = {
		scope: 'fleet',
		events: [{...quorumFailure, drawBatch}],
		phases: [flood],
	};
	fc.assert(
		fc.property(fc.array(fc.integer({min: 1, max: 200_000}), {maxLength: 30}), spans => {
			const [batches, singles] = [streamOf(load), streamOf(load)];
			const pages = [
				new EventPage(new Uint8Array(BLOCK_BYTES)),
				new EventPage(new Uint8Array(99_000)),
			];
			let from = ZERO;
			for (const [index, span] of spans.entries()) {
				const page = pages[index % 2] ?? t.fail();
				const plain = new EventPage(new Uint8Array(page.bytes.length));
				const until = from + span;
				const end = batches.fillUnpaced(page, 0, [from, until]);
				t.is(
					singles.fillUnpaced(plain, 0, [from, until], () => {}),
					end,
				);
				t.true(Buffer.from(page.bytes.subarray(0, end)).equals(plain.bytes.subarray(0, end)));
				if (!batches.isUnpaced) {
					return;
				}

				from = until;
			}
		}),
	);
});

test('a stream that is to begin at another instant sends the same, so much later', t => {
	const late = streamOf(plan(ramp, hold));
	late.shift(HOUR_US);
	t.deepEqual(
		duesOf(late),
		duesOf(streamOf(plan(ramp, hold))).map(due => due + HOUR_US),
	);
});
