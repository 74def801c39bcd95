import test from 'ava';
import {Random} from '../../../core/runtime/random.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {WakeQueue} from '../../../server/load/wake-queue.ts';

test('sleepers wake at their instants, in the order of asking where these are the same', async t => {
	const clock = new VirtualClock();
	const queue = new WakeQueue(clock);
	const random = new Random('wakes');
	const begin = clock.now();
	const woken: Array<readonly [due: number, order: number]> = [];
	const asked = Array.from({length: 500}, (_, order) => {
		const due = begin + Math.floor(random.next() * 100) * 1000;
		const wake = (instant: number): void => {
			t.is(instant, due);
			t.is(clock.now(), Math.max(due, begin));
			woken.push([due, order]);
		};

		queue.add(due, {wake});
		return [due, order] as const;
	});
	await clock.advance(200);
	t.deepEqual(
		woken,
		asked.toSorted(([one, first], [other, second]) => one - other || first - second),
	);
});

test('a sleeper may ask again as it wakes, also for what has passed', async t => {
	const clock = new VirtualClock();
	const queue = new WakeQueue(clock);
	const begin = clock.now();
	const seen: number[] = [];
	const sleeper = {
		wake(due: number): void {
			seen.push(due - begin);
			if (seen.length < 4) {
				queue.add(due + 1000, this);
			}
		},
	};
	queue.add(begin - 500, sleeper);
	await clock.advance(10);
	t.deepEqual(seen, [-500, 500, 1500, 2500]);
});
