import test from 'ava';
import {startMockQmp} from 'mock-qmp';
import {watchGuest} from './watchdog.js';

test('a guest that panics is reset and runs again', async t => {
	const qmp = await startMockQmp({scenario: 'guest-panic', listen: 'unix', speed: 50});
	t.teardown(() => qmp.close());
	const watch = await watchGuest(qmp.addresses[0].slice('unix:'.length));
	t.teardown(() => watch.close());

	await qmp.waitForCommand('system_reset', {within: 5000});
	await qmp.waitForEvent('RESUME', {within: 5000});
	t.is(qmp.status, 'running');
});
