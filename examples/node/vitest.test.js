import {startMockQmp} from 'mock-qmp';
import {expect, onTestFinished, test} from 'vitest';
import {watchGuest} from './watchdog.js';

test('a guest that panics is reset and runs again', async () => {
	const qmp = await startMockQmp({scenario: 'guest-panic', listen: 'unix', speed: 50});
	onTestFinished(() => qmp.close());
	const watch = await watchGuest(qmp.addresses[0].slice('unix:'.length));
	onTestFinished(() => watch.close());

	await qmp.waitForCommand('system_reset', {within: 5000});
	await qmp.waitForEvent('RESUME', {within: 5000});
	expect(qmp.status).toBe('running');
});
