import test from 'ava';
import {RacingClock} from '../../../core/runtime/racing-clock.ts';
import {SystemClock} from '../../../core/runtime/system-clock.ts';
import {VIRTUAL_START, VirtualClock} from '../../../core/runtime/virtual-clock.ts';

test('virtual tasks run at their instants, and at one instant in the order of setting', async t => {
	const clock = new VirtualClock();
	const ran: string[] = [];
	clock.after(2, () => ran.push(`late ${clock.now() - VIRTUAL_START}`));
	clock.after(1, () => ran.push('first'));
	clock.after(1, () => ran.push('second'));
	const cancel = clock.after(1, () => ran.push('never'));
	cancel();
	await clock.advance(1.5);
	t.deepEqual(ran, ['first', 'second']);
	await clock.advance(1);
	t.deepEqual(ran, ['first', 'second', 'late 2000']);
});

test('a racing clock plays a day at once', async t => {
	const clock = new RacingClock(0);
	const at = await new Promise(resolve => {
		clock.after(86_400_000, () => resolve(clock.now()));
	});
	t.is(at, 86_400_000_000);
});

test('what a task of the system clock settles is done before the next task that is due with it', async t => {
	const clock = new SystemClock();
	const order: string[] = [];
	const now = clock.now();
	await new Promise<void>(resolve => {
		clock.at(now, () => {
			order.push('reply settled');
			void Promise.resolve()
				.then(() => {})
				.then(() => order.push('reply sent'));
		});
		clock.at(now, () => {
			order.push('event');
			resolve();
		});
	});
	clock.stop();
	t.deepEqual(order, ['reply settled', 'reply sent', 'event']);
});

test('a system clock with ever more that is due lets others have their turn', async t => {
	const clock = new SystemClock();
	t.teardown(() => clock.stop());
	let ran = 0;
	const begin = clock.now();
	const task = (): void => {
		ran += 1;
		// Always late.
		clock.at(begin, task);
	};
	clock.at(begin, task);
	await new Promise(resolve => {
		setTimeout(() => setImmediate(resolve), 5);
	});
	t.true(ran > 0);
});
