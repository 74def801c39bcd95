import test from 'ava';
import {SystemClock} from '../../../core/runtime/system-clock.ts';
import {createMockQmp} from '../../../server/create-mock-qmp.ts';
import {playScenario} from '../../helpers/play-scenario.ts';

const START = Date.UTC(2026, 0, 1) * 1000;
const HOUR_MS = 3_600_000;

test('a clock that stands still moves by advance alone, and goes on from there at its new speed', async t => {
	const clock = new SystemClock({start: START});
	clock.setSpeed(0);
	const frozen = clock.now();
	const ran: number[] = [];
	clock.after(HOUR_MS, () => ran.push(clock.now() - frozen));
	await clock.advance(HOUR_MS - 1);
	t.deepEqual(ran, []);
	t.is(clock.now() - frozen, (HOUR_MS - 1) * 1000);
	await clock.advance(1);
	t.deepEqual(ran, [HOUR_MS * 1000]);
	t.is(clock.now() - frozen, HOUR_MS * 1000);
	const later = new Promise<number>(resolve => {
		clock.after(HOUR_MS, () => resolve(clock.now()));
	});
	// An hour in a few milliseconds.
	clock.setSpeed(1_000_000);
	t.true((await later) - frozen >= 2 * HOUR_MS * 1000);
	clock.stop();
});

test('a running mock is frozen, advanced and hurried', async t => {
	const clock = new SystemClock({start: START});
	const qmp = await createMockQmp(
		{
			scenarios: [
				{'mock-qmp': 1, timeline: [{after: '1h', repeat: {times: 2, every: '1h'}, emit: 'WAKEUP'}]},
			],
			listen: [],
			start: 'now',
			journal: 100,
		},
		clock,
	);
	qmp.setSpeed(0);
	await qmp.listen();
	await qmp.advance(HOUR_MS + 1);
	const wakeups = (): number =>
		qmp.machine.journal.entries.filter(({kind}) => kind === 'event').length;
	t.is(wakeups(), 1);
	qmp.setSpeed(1_000_000);
	await qmp.played();
	t.is(wakeups(), 2);
	t.is(qmp.lag.count, 2);
	await qmp.close();
});

test('virtual time has no speed to set, and a speed is a number from 0', async t => {
	const {qmp} = await playScenario({});
	t.throws(() => qmp.setSpeed(2), {code: 'SPEED_FIXED'});
	const real = await createMockQmp({listen: []});
	t.throws(() => real.setSpeed(-1), {code: 'OPTION_INVALID'});
	await real.close();
});

test('how late steps are is measured: not at all in virtual time', async t => {
	const {qmp, advance} = await playScenario({
		timeline: [{after: '1s', repeat: {times: 5, every: '1s'}, emit: 'WAKEUP'}],
	});
	await advance(10_000);
	t.deepEqual(qmp.lag, {count: 5, meanMs: 0, maxMs: 0});
});
