import test from 'ava';
import {EventTemplate} from '../../../core/protocol/event-template.ts';
import {Slot} from '../../../core/protocol/slot.ts';
import {Random} from '../../../core/runtime/random.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {LoadStream} from '../../../scenarios/load/load-stream.ts';
import {BlockPool} from '../../../server/load/block-pool.ts';
import type {LoadClient} from '../../../server/load/load-client.ts';
import {LoadMeter} from '../../../server/load/load-meter.ts';
import {MachineLoad} from '../../../server/load/machine-load.ts';
import type {SlowConsumerPolicy} from '../../../server/load/slow-consumer.ts';
import {WakeQueue} from '../../../server/load/wake-queue.ts';

const LIMIT = 10_000;
const EVENTS = 1000;
const EVENT_BYTES_MAX = 200;
// Less than some blocks and more than others.
const SENT_NOW_MAX = 300;

/** A client that takes what it gets at once, or only when it is told to. */
class FakeClient implements LoadClient {
	readonly isReading: boolean;
	unread = 0;
	mostUnread = 0;
	isGone = false;
	text = '';
	#listeners: Array<() => void> = [];

	constructor(isReading: boolean) {
		this.isReading = isReading;
	}

	get sequence(): readonly number[] {
		return [...this.text.matchAll(/"n": (\d+)/g)].map(([, number]) => Number(number));
	}

	sendNow(bytes: Buffer): number {
		const sent = this.isReading ? bytes.subarray(0, SENT_NOW_MAX) : bytes.subarray(0, 0);
		this.text += sent.toString('latin1');
		return sent.length;
	}

	sendBlock(bytes: Buffer, done: () => void): void {
		this.text += bytes.toString('latin1');
		if (this.isReading) {
			done();
		} else {
			this.unread += bytes.length;
			this.mostUnread = Math.max(this.mostUnread, this.unread);
		}
	}

	onceDrained(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/** Reads all that it has been sent. */
	drain(): void {
		this.unread = 0;
		for (const listener of this.#listeners.splice(0)) {
			listener();
		}
	}

	destroy(): void {
		this.isGone = true;
	}
}

const all = Array.from({length: EVENTS}, (_, index) => index);

/** A load of a second with a client that reads and one that never does by itself. */
const start = (action: SlowConsumerPolicy['action']) => {
	const clock = new VirtualClock();
	const [fast, slow] = [new FakeClient(true), new FakeClient(false)];
	const meter = new LoadMeter();
	const template = new EventTemplate('X', {n: new Slot(0)});
	const draw = (values: Float64Array, _: Random, sequence: number): void => {
		values[0] = sequence;
	};
	const stream = new LoadStream(
		{
			scope: 'fleet',
			events: [{weight: 1, template, values: new Float64Array(1), draw}],
			phases: [{name: 'hold', durationMs: 1000, rate: [EVENTS, EVENTS], arrivals: 'even'}],
		},
		{index: 0, count: 1},
		new Random('x'),
		clock.now(),
	);
	const audience = {
		get clients() {
			return [fast, slow].filter(({isGone}) => !isGone);
		},
	};
	new MachineLoad({
		stream,
		clock,
		audience,
		pool: new BlockPool(),
		wakes: new WakeQueue(clock),
		meter,
		slowConsumer: {limit: LIMIT, action},
		onEnd: () => {},
	}).start();
	return {clock, fast, slow, meter};
};

test('queue: a client that never reads gets all; what it leaves unread is measured', async t => {
	const {clock, fast, slow, meter} = start('queue');
	await clock.advance(2000);
	t.deepEqual(fast.sequence, all);
	t.deepEqual(slow.sequence, all);
	t.is(meter.written, 2 * EVENTS);
	t.true(slow.mostUnread > LIMIT);
});

test('drop: it misses what is beyond the limit, each is counted, and the others get all', async t => {
	const {clock, fast, slow, meter} = start('drop');
	await clock.advance(2000);
	t.deepEqual(fast.sequence, all);
	t.true(slow.mostUnread <= LIMIT + EVENT_BYTES_MAX);
	t.is(slow.sequence.length + meter.missed, EVENTS);
	t.is(meter.written, EVENTS + slow.sequence.length);
});

test('drop: once it reads again it gets what is due from then on', async t => {
	const {clock, slow, meter} = start('drop');
	await clock.advance(500);
	t.true(meter.missed > 0);
	const before = slow.sequence.length;
	slow.drain();
	await clock.advance(20);
	const resumed = slow.sequence.slice(before);
	t.true(resumed.length > 0);
	t.true((resumed[0] ?? 0) >= 500);
});

test('disconnect: it is cut off at the limit, which is counted, and the others get all', async t => {
	const {clock, fast, slow, meter} = start('disconnect');
	await clock.advance(2000);
	t.true(slow.isGone);
	t.true(slow.mostUnread <= LIMIT + EVENT_BYTES_MAX);
	t.is(meter.disconnected, 1);
	t.deepEqual(fast.sequence, all);
});

test('block: the load waits for it, then catches up; nothing is lost, and what is late is counted', async t => {
	const {clock, fast, slow, meter} = start('block');
	await clock.advance(2000);
	const reached = fast.sequence.length;
	t.true(reached < EVENTS);
	t.true(slow.mostUnread <= LIMIT + EVENT_BYTES_MAX);
	for (let round = 0; round < EVENTS && slow.sequence.length < EVENTS; round++) {
		slow.drain();
		await clock.advance(1);
	}

	t.deepEqual(fast.sequence, all);
	t.deepEqual(slow.sequence, all);
	t.is(meter.missed, 0);
	t.true(meter.lag.maxValue > 500_000);
});
