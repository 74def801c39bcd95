import {duplexPair} from 'node:stream';
import test from 'ava';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {ProxyRecording} from '../../../server/recorder/proxy-recording.ts';
import type {TranscriptEntry} from '../../../server/recorder/transcript.ts';
import {Collected} from '../../helpers/collect.ts';

const SOME_BYTES = Buffer.from(Array.from({length: 1024}, (_, index) => (index * 7) % 256));

const start = (write: (entry: TranscriptEntry) => void = () => {}) => {
	const clock = new VirtualClock();
	const [proxyEnd, qemu] = duplexPair();
	const errors: unknown[] = [];
	const entries: TranscriptEntry[] = [];
	const closed: number[] = [];
	const proxy = new ProxyRecording({
		clock,
		connect: async () => proxyEnd,
		openSession: number => ({
			write(entry) {
				write(entry);
				entries.push(entry);
			},
			close() {
				closed.push(number);
			},
		}),
		onError: error => errors.push(error),
	});
	const [managerEnd, manager] = duplexPair();
	void proxy.accept(managerEnd);
	const seen = {qemu: new Collected(qemu), manager: new Collected(manager)};
	// Cutting one end of a pair in memory does not cut the other, so these tell it.
	const isCut = () => proxyEnd.destroyed && managerEnd.destroyed;
	return {clock, proxy, qemu, manager, seen, isCut, errors, entries, closed};
};

test('bytes pass unchanged both ways, whatever they are', async t => {
	const {clock, qemu, manager, seen} = start();
	qemu.write(SOME_BYTES);
	manager.write(SOME_BYTES);
	await clock.advance(10);
	t.is(seen.manager.text, SOME_BYTES.toString('latin1'));
	t.is(seen.qemu.text, SOME_BYTES.toString('latin1'));
});

test('messages of both sides are written down with the instants of their last bytes', async t => {
	const {clock, qemu, manager, entries} = start();
	await clock.advance(500);
	qemu.write('{"QMP": ');
	await clock.advance(2);
	qemu.write('{}}\r\n');
	await clock.advance(1);
	manager.write('{"execute":"qmp_capabilities"}');
	await clock.advance(0);
	t.deepEqual(entries, [
		{atMs: 2, direction: 'out', text: '{"QMP": {}}'},
		{atMs: 3, direction: 'in', text: '{"execute":"qmp_capabilities"}'},
	]);
});

test('an end on one side reaches the other, and with both ends the session is closed', async t => {
	const {clock, qemu, manager, seen, entries, closed} = start();
	await clock.advance(0);
	qemu.end('{"QMP": {}}\r\n');
	await clock.advance(5);
	t.true(seen.manager.isEnded);
	manager.end();
	await clock.advance(5);
	t.deepEqual(closed, [1]);
	t.deepEqual(
		entries.map(({direction, text}) => [direction, text]),
		[
			['out', '{"QMP": {}}'],
			['out', undefined],
			['in', undefined],
		],
	);
});

test('a disk that is full ends the session and says so once', async t => {
	const full = new MockQmpError('FILE_UNWRITABLE', 'cannot write p.jsonl: ENOSPC');
	const {clock, qemu, isCut, errors} = start(() => {
		throw full;
	});
	await clock.advance(0);
	qemu.write('{"QMP": {}}\r\n');
	await clock.advance(5);
	t.deepEqual(errors, [full]);
	t.true(isCut());
});

test('closing cuts the sessions that are open', async t => {
	const {clock, proxy, isCut, closed} = start();
	await clock.advance(0);
	proxy.close();
	await clock.advance(5);
	t.true(isCut());
	t.deepEqual(closed, [1]);
});

test('a client that comes while nobody listens behind the proxy is sent away', async t => {
	const gone = new MockQmpError('ADDRESS_UNAVAILABLE', 'cannot use unix:/q.sock');
	const errors: unknown[] = [];
	const proxy = new ProxyRecording({
		clock: new VirtualClock(),
		connect: () => Promise.reject(gone),
		openSession: () => t.fail() as never,
		onError: error => errors.push(error),
	});
	const [managerEnd] = duplexPair();
	await proxy.accept(managerEnd);
	t.true(managerEnd.destroyed);
	t.deepEqual(errors, [gone]);
});
