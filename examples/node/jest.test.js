import {afterEach, expect, test} from '@jest/globals';
import {startMockQmp} from 'mock-qmp';
import {watchGuest} from './watchdog.js';

let qmp;
let watch;

afterEach(async () => {
	watch?.close();
	await qmp?.close();
});

test('a guest that panics is reset and runs again', async () => {
	qmp = await startMockQmp({scenario: 'guest-panic', listen: 'unix', speed: 50});
	watch = await watchGuest(qmp.addresses[0].slice('unix:'.length));

	await qmp.waitForCommand('system_reset', {within: 5000});
	await qmp.waitForEvent('RESUME', {within: 5000});
	expect(qmp.status).toBe('running');
});
