import test from 'ava';
import {RacingClock} from '../../../core/runtime/racing-clock.ts';
import {SystemClock} from '../../../core/runtime/system-clock.ts';

const HOUR_MS = 3_600_000;

test('the system clock moved on by hand runs what is due, each at its instant, and goes on from there', async t => {
	const clock = new SystemClock({start: 0});
	const ran: Array<readonly [string, number]> = [];
	const note = (name: string) => () => {
		ran.push([name, Math.floor(clock.now() / 3_600_000_000)]);
	};

	clock.after(3 * HOUR_MS, note('third'));
	clock.after(HOUR_MS, () => {
		note('first')();
		clock.after(HOUR_MS, note('second'));
	});
	clock.after(9 * HOUR_MS, note('never'));
	await clock.advance(4 * HOUR_MS);
	t.deepEqual(ran, [
		['first', 1],
		['second', 2],
		['third', 3],
	]);
	t.true(clock.now() >= 4 * HOUR_MS * 1000);
	t.true(clock.now() < 5 * HOUR_MS * 1000);
	clock.stop();
});

test('what becomes due by moving on, and not before its end, still runs by itself', async t => {
	const clock = new SystemClock({start: 0});
	const isDone = new Promise<void>(resolve => {
		clock.after(HOUR_MS, resolve);
	});
	await clock.advance(HOUR_MS - 1);
	await isDone;
	t.pass();
	clock.stop();
});

test('a racing clock lets the time pass by itself', async t => {
	const clock = new RacingClock(0);
	await clock.advance(HOUR_MS);
	t.is(clock.now(), HOUR_MS * 1000);
	clock.stop();
});
