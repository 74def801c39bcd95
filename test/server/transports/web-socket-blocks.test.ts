import {once} from 'node:events';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'ava';
import {WebSocket} from 'ws';
import {startMockQmp} from '../../../index.ts';
import {NEGOTIATE} from '../../helpers/golden.ts';

const MESSAGES = 2000;

for (const [frames, isBinary] of [
	['text', false],
	['binary', true],
] as const) {
	test(`messages of a block come one a ${frames} frame, before what is said after it`, async t => {
		await using qmp = await startMockQmp({listen: [`ws:127.0.0.1:0,frames=${frames}`]});
		const socket = new WebSocket(qmp.addresses[0]?.replace('ws:', 'ws://') ?? '');
		const received: string[] = [];
		socket.on('message', (message, isBinaryFrame) => {
			t.is(isBinaryFrame, isBinary);
			received.push(String(message));
		});
		await once(socket, 'open');
		socket.send(NEGOTIATE);
		while (received.length < 2) {
			await once(socket, 'message');
		}

		const events = Array.from({length: MESSAGES}, (_, n) => `{"event": "X", "n": ${n}}\r\n`);
		const block = Buffer.from(events.join(''));
		const errors: unknown[] = [];
		for (const [connection] of [qmp.audience.clients, qmp.audience.clients]) {
			connection?.sendBlock(block, error => errors.push(error ?? undefined));
		}

		qmp.emit('STOP');
		while (received.length < 2 + 2 * MESSAGES + 1) {
			await once(socket, 'message');
		}

		t.deepEqual(received.slice(2, -1), [...events, ...events]);
		t.regex(received.at(-1) ?? '', /"STOP"/);
		t.deepEqual(errors, [undefined, undefined]);
		socket.terminate();
	});
}

test('a block for a client that is going is not sent, and its sender is told', async t => {
	await using qmp = await startMockQmp({listen: ['ws:127.0.0.1:0']});
	const socket = new WebSocket(qmp.addresses[0]?.replace('ws:', 'ws://') ?? '');
	const received: string[] = [];
	socket.on('message', message => received.push(String(message)));
	await once(socket, 'open');
	socket.send(NEGOTIATE);
	while (received.length < 2) {
		await once(socket, 'message');
	}

	const [connection] = qmp.audience.clients;
	void connection?.close();
	while (socket.readyState === WebSocket.OPEN) {
		await nextTurn();
	}

	const told: unknown[] = [];
	connection?.sendBlock(Buffer.from('{"event": "X"}\r\n'), error => told.push(error));
	await once(socket, 'close');
	t.is(told.length, 1);
	t.true(told[0] instanceof Error);
	t.is(received.length, 2);
});
