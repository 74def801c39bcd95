import test from 'ava';
import {startVirtual} from '../../testing.ts';

const HOUR_MS = 3_600_000;

test('a timeline that waits for the guest begins when it is let run, and again after a reset', async t => {
	const {qmp, advance} = await startVirtual({
		scenario: 'guest-panic',
		isPaused: true,
		start: 'on-resume',
	});
	await advance(HOUR_MS);
	t.is(qmp.status, 'prelaunch');
	qmp.machine.cont();
	await advance(HOUR_MS);
	t.not(qmp.status, 'running');

	await qmp.reset();
	await advance(HOUR_MS);
	t.is(qmp.status, 'prelaunch');
	qmp.machine.cont();
	await advance(HOUR_MS);
	t.not(qmp.status, 'running');
});
