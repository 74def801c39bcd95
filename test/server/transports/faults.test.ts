import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {createMockQmp} from '../../../server/create-mock-qmp.ts';
import {openWebSocket, SocketClient} from '../../helpers/socket-client.ts';

const TCP = 'tcp:127.0.0.1:0';
const WS = 'ws:127.0.0.1:0';
const UNREAD_BYTES = 4 * 1024 * 1024;
const TURNS_MAX = 20_000;

const start = async (t: ExecutionContext, listen: string) => {
	const clock = new VirtualClock();
	const qmp = await createMockQmp({seed: 'faults', listen: [listen]}, clock);
	await qmp.listen();
	t.teardown(() => qmp.close());
	return {qmp, clock, address: qmp.addresses[0] ?? ''};
};

const unixPath = (t: ExecutionContext): string => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-faults-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	return join(folder, 'qmp.sock');
};

test('reset over TCP reaches the client as ECONNRESET', async t => {
	const {qmp, address} = await start(t, TCP);
	const client = await SocketClient.open(address);
	await client.has('\r\n');
	await qmp.fault('reset');
	t.is(await client.over, 'ECONNRESET');
});

test('disconnect over TCP is an end of file without an error', async t => {
	const {qmp, address} = await start(t, TCP);
	const client = await SocketClient.open(address);
	await client.has('\r\n');
	await qmp.fault('disconnect');
	await once(client.socket, 'end');
	client.socket.end();
	t.is(await client.over, 'end');
});

test('reset over WebSocket is a cut without a closing frame', async t => {
	const {qmp, address} = await start(t, WS);
	const {socket} = await openWebSocket(address);
	await qmp.fault('reset');
	const [code] = await once(socket, 'close');
	t.is(code, 1006);
});

test('disconnect over WebSocket is closed in order', async t => {
	const {qmp, address} = await start(t, WS);
	const {socket} = await openWebSocket(address);
	await qmp.fault('disconnect');
	const [code] = await once(socket, 'close');
	t.is(code, 1005);
});

test('half-close over WebSocket is refused with a reason', async t => {
	const {qmp} = await start(t, WS);
	await t.throwsAsync(qmp.fault('half-close'), {
		code: 'FAULT_INAPPLICABLE',
		message:
			'fault half-close cannot strike compat_monitor0: a WebSocket cannot end one direction only',
	});
});

test('split over WebSocket makes several messages', async t => {
	const {qmp, clock, address} = await start(t, WS);
	await qmp.fault({split: {chunk: 60, gap: '5ms'}});
	const {socket, messages} = await openWebSocket(address);
	await clock.advance(100);
	while (!messages.join('').endsWith('\r\n')) {
		await once(socket, 'message');
	}

	t.true(messages.length > 1);
	t.is(messages[0]?.length, 60);
	socket.close();
});

test('half-close over TCP: the client reads end of file and is still listened to', async t => {
	const {qmp, address} = await start(t, TCP);
	const client = await SocketClient.open(address);
	await client.has('\r\n');
	await qmp.fault('half-close');
	await once(client.socket, 'end');
	client.send({execute: 'qmp_capabilities'});
	client.send({execute: 'stop'});
	while (qmp.status !== 'paused') {
		await nextTurn();
	}

	client.socket.end();
	t.is(await client.over, 'end');
});

test('a piece sent after a pause is a read of its own', async t => {
	const {qmp, clock, address} = await start(t, TCP);
	await qmp.fault({split: {at: 'line-end', gap: '50ms'}});
	const client = await SocketClient.open(address);
	await client.has('\r');
	await clock.advance(50);
	await client.has('\n');
	t.is(client.reads.at(-1), '\n');
	client.socket.destroy();
});

test('refuse over TCP: connection refused, and the same port again afterwards', async t => {
	const {qmp, clock, address} = await start(t, TCP);
	const client = await SocketClient.open(address);
	await client.has('\r\n');
	await qmp.fault({refuse: null, for: '5s'});
	await t.throwsAsync(SocketClient.open(address), {message: /ECONNREFUSED/});
	client.send({execute: 'qmp_capabilities'});
	await client.has('"return"');
	client.socket.destroy();
	await clock.advance(5000);
	const next = await SocketClient.open(address);
	await next.has('\r\n');
	next.socket.destroy();
	t.regex(next.received, /^\{"QMP"/);
});

test('refuse over a unix socket: the file is there and nobody listens', async t => {
	const path = unixPath(t);
	const {qmp, clock, address} = await start(t, `unix:${path}`);
	await qmp.fault({refuse: null, for: '5s'});
	t.true(existsSync(path));
	await t.throwsAsync(SocketClient.open(address), {message: /ECONNREFUSED/});
	await clock.advance(5000);
	const next = await SocketClient.open(address);
	await next.has('\r\n');
	next.socket.destroy();
	await qmp.close();
	t.false(existsSync(path));
});

test('backlog over TCP: the client connects and is greeted when it is over', async t => {
	const {qmp, clock, address} = await start(t, TCP);
	await qmp.fault({backlog: null, for: '5s'});
	const client = await SocketClient.open(address);
	client.send({execute: 'qmp_capabilities'});
	await clock.advance(4999);
	t.is(client.received, '');
	await clock.advance(1);
	await client.has('"return"');
	client.socket.destroy();
});

const sendMuch = test.macro({
	async exec(t, fault: 'slow-read' | undefined) {
		const {qmp, address} = await start(t, `unix:${unixPath(t)}`);
		const client = await SocketClient.open(address);
		await client.has('\r\n');
		if (fault !== undefined) {
			await qmp.fault(fault);
		}

		client.send(' '.repeat(UNREAD_BYTES));
		for (let turn = 0; turn < TURNS_MAX && client.socket.writableLength > 0; turn++) {
			await nextTurn();
		}

		t.is(client.socket.writableLength > 0, fault === 'slow-read');
		client.socket.destroy();
	},
	title: (_, fault) =>
		fault === undefined
			? 'a client can send much at once'
			: 'slow-read: the client blocks in write',
});

test(sendMuch, undefined);
test(sendMuch, 'slow-read');
