import {once} from 'node:events';
import {createServer} from 'node:net';
import type {Duplex} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'ava';
import {silentLogger} from '../../core/runtime/log.ts';
import {VirtualClock} from '../../core/runtime/virtual-clock.ts';
import {Dialler} from '../../server/dialler.ts';

const createManager = async () => {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	return {server, port};
};

const createDialler = (port: number, reconnectMs: number | undefined) => {
	const clock = new VirtualClock();
	const streams: Duplex[] = [];
	const dialler = new Dialler({
		endpoint: {scheme: 'tcp', host: '127.0.0.1', port},
		reconnectMs,
		clock,
		log: silentLogger,
		accept: stream => streams.push(stream),
	});
	return {clock, streams, dialler};
};

test('without reconnect the first attempt must succeed', async t => {
	const {server, port} = await createManager();
	server.close();
	const {dialler} = createDialler(port, undefined);
	await t.throwsAsync(dialler.start(), {
		code: 'ADDRESS_UNAVAILABLE',
		message: /nobody listens there/,
	});
	t.is(dialler.address, `tcp:127.0.0.1:${port}`);
});

test('with reconnect it tries again after the delay, until somebody listens', async t => {
	const {server, port} = await createManager();
	server.close();
	const {dialler, clock, streams} = createDialler(port, 2000);
	await dialler.start();
	await clock.advance(2000);
	server.listen(port, '127.0.0.1');
	const connected = once(server, 'connection');
	while (streams.length === 0) {
		await clock.advance(2000);
		await nextTurn();
	}

	const [manager] = await connected;
	t.is(streams.length, 1);
	streams[0]?.destroy();
	manager.destroy();
	server.close();
	await dialler.close();
});

test('after its client has left it connects again, and no more once it is closed', async t => {
	const {server, port} = await createManager();
	const {dialler, clock, streams} = createDialler(port, 1000);
	await dialler.start();
	t.is(streams.length, 1);
	dialler.retry();
	await clock.advance(999);
	t.is(streams.length, 1);
	await clock.advance(1);
	while (streams.length < 2) {
		await nextTurn();
	}

	await dialler.close();
	dialler.retry();
	await clock.advance(10_000);
	await nextTurn();
	t.is(streams.length, 2);
	for (const stream of streams) {
		stream.destroy();
	}

	server.close();
});
