// Run it with: node --test
import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import {startMockQmp} from 'mock-qmp';

// Stands for your manager: it waits for a panic, looks at the status and resets the guest until that works.
const manage = async address => {
	const [, host, port] = /^tcp:(.*):(\d+)$/.exec(address);
	const socket = connect({host, port: Number(port)});
	const lines = createInterface({input: socket})[Symbol.asyncIterator]();
	const next = async () => JSON.parse((await lines.next()).value);
	const execute = async command => {
		socket.write(`${JSON.stringify({execute: command})}\n`);
		for (;;) {
			const message = await next();
			if (!('event' in message)) {
				return message;
			}
		}
	};

	await next();
	await execute('qmp_capabilities');
	while ((await next()).event !== 'STOP') {}

	const {return: status} = await execute('query-status');
	while ('error' in (await execute('system_reset'))) {}
	socket.end();
	return status;
};

test('the manager resets a guest that has panicked', async () => {
	const qmp = await startMockQmp({scenarios: ['./scenario.yaml'], speed: 20});
	try {
		const status = await manage(qmp.addresses[0]);
		assert.equal(status.status, 'guest-panicked');
	} finally {
		// At the end nothing is open any more.
		await qmp.close();
	}

	for (const {expectation, state, reason} of qmp.verify()) {
		assert.equal(state, 'met', `${expectation.text}: ${reason}`);
	}
});
