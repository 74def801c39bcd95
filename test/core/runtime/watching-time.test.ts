import test from 'ava';
import {SystemClock} from '../../../core/runtime/system-clock.ts';
import {WatchingTime} from '../../../core/runtime/watching-time.ts';

test('a tenth of a second can be watched at once, and no more', t => {
	const watching = new WatchingTime();
	t.true(watching.isEnough);
	watching.spend(98);
	t.true(watching.isEnough);
	watching.spend(98);
	t.false(watching.isEnough);
});

test('a precise clock runs nothing before its instant', async t => {
	const clock = new SystemClock({isPrecise: true});
	t.teardown(() => clock.stop());
	for (const delayMs of [0.3, 1.4, 2.9]) {
		const begin = performance.now();
		await new Promise<void>(resolve => {
			clock.after(delayMs, resolve);
		});
		// The clock counts in microseconds.
		t.true(performance.now() - begin > delayMs - 0.002);
	}
});

test('when no more can be watched, all runs nevertheless, and the clock does not go ahead', async t => {
	const clock = new SystemClock({isPrecise: true});
	t.teardown(() => clock.stop());
	const begin = clock.now();
	let ran = 0;
	let ahead = 0;
	await new Promise<void>(resolve => {
		for (let at = 1; at <= 5000; at++) {
			clock.at(begin + at * 100, () => {
				ran += 1;
				ahead = Math.max(ahead, clock.now() - (performance.timeOrigin + performance.now()) * 1000);
				if (at === 5000) {
					resolve();
				}
			});
		}
	});
	t.is(ran, 5000);
	// Both count in microseconds.
	t.true(ahead < 2);
});
