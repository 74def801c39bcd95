import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Duplex} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import type {PassedDescriptor} from '../../../core/machine/process/descriptors.ts';
import {handleOf} from '../../../core/runtime/stream-internals.ts';
import {createWatch, type ReceiveMessage} from '../../../server/descriptors/watch.ts';
import {connectPassing} from '../../helpers/passing-client.ts';

const passed: PassedDescriptor = {kind: 'socket', close() {}};

interface Watched {
	/** The end that is watched; paused. */
	readonly near: Socket;
	/** The client's end. */
	readonly far: Socket;
	readonly offered: Array<readonly PassedDescriptor[]>;
	/** Sends text with a descriptor beside it. */
	readonly pass: (text: string) => void;
}

const watched = async (t: ExecutionContext, receive: ReceiveMessage): Promise<Watched> => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	const path = join(folder, 's');
	const server = createServer({pauseOnConnect: true, allowHalfOpen: true}).listen(path);
	await once(server, 'listening');
	const connected = once(server, 'connection');
	const {socket: far, pass} = await connectPassing(path);
	const [near]: Socket[] = await connected;
	const offered: Array<readonly PassedDescriptor[]> = [];
	if (near === undefined) {
		throw new Error('nobody came');
	}

	createWatch(receive)(near, streams => offered.push(streams));
	t.teardown(() => {
		near.destroy();
		far.destroy();
		server.close();
		rmSync(folder, {recursive: true});
	});
	const standardError = 2;
	return {near, far, offered, pass: text => pass(text, standardError)};
};

const nothing: ReceiveMessage = async () => {
	throw new Error('asked for nothing');
};

const text = async (stream: Socket): Promise<string> => {
	let all = '';
	stream.on('data', chunk => {
		all += chunk;
	});
	await once(stream.resume(), 'end');
	return all;
};

test('what comes without descriptors is read as ever, to the end', async t => {
	const {near, far} = await watched(t, nothing);
	const sent = 'x'.repeat(1_000_000);
	far.end(sent);
	t.is(await text(near), sent);
	t.true(near.writable);
});

test('a stream that is paused is not read on', async t => {
	const {near, far} = await watched(t, nothing);
	far.write('x'.repeat(1_000_000));
	await once(near, 'readable');
	t.true(near.readableLength < 1_000_000);
	far.end();
	t.is((await text(near)).length, 1_000_000);
});

test('a message with a descriptor is taken elsewhere, and the descriptor offered before', async t => {
	const received = Buffer.from('taken elsewhere');
	let numbers: readonly number[] = [];
	const {near, pass, offered} = await watched(t, async connection => {
		numbers = [connection];
		return {bytes: received, passed: [passed]};
	});
	const number = handleOf(near)?.fd;
	pass('with a descriptor');
	const [bytes] = await once(near.resume(), 'data');
	t.deepEqual(bytes, received);
	t.deepEqual(offered, [[passed]]);
	t.deepEqual(numbers, [number]);
});

test('where messages cannot be taken elsewhere they are read without their descriptors', async t => {
	const {near, far, pass, offered} = await watched(t, async () => undefined);
	pass('first, ');
	const [bytes] = await once(near.resume(), 'data');
	t.is(String(bytes), 'first, ');
	pass('second');
	t.is(String((await once(near, 'data'))[0]), 'second');
	far.end();
	await once(near, 'end');
	t.deepEqual(offered, []);
});

test('descriptors of a client that has left are closed', async t => {
	const clients: Socket[] = [];
	const closed = new Promise<void>(resolve => {
		void watched(t, async () => {
			clients[0]?.destroy();
			return {bytes: Buffer.from('late'), passed: [{kind: 'socket', close: resolve}]};
		}).then(({near, pass}) => {
			clients.push(near.resume());
			pass('late');
		});
	});
	await t.notThrowsAsync(closed);
});

test('a stream that is no socket is left alone', t => {
	const stream = new Duplex({read() {}, write() {}});
	createWatch(nothing)(stream, () => t.fail());
	stream.push('as ever');
	t.is(String(stream.read()), 'as ever');
});
