import test from 'ava';
import {Random} from '../../../core/runtime/random.ts';
import {SystemClock} from '../../../core/runtime/system-clock.ts';
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

test('of many that are late some wake, then what their turn has left to do is done, then the others', async t => {
	const clock = new SystemClock();
	t.teardown(() => clock.stop());
	const queue = new WakeQueue(clock);
	let left = 1000;
	let unsettled = 0;
	let most = 0;
	await new Promise<void>(resolve => {
		const wake = (): void => {
			unsettled += 1;
			most = Math.max(most, unsettled);
			void Promise.resolve().then(() => {
				unsettled -= 1;
			});
			left -= 1;
			if (left === 0) {
				resolve();
			}
		};

		for (const due of Array.from({length: left}, () => clock.now() - 10)) {
			queue.add(due, {wake});
		}
	});
	t.true(most < 300, `${most} at once`);
});
