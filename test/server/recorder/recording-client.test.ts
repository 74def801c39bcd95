import {type Duplex, duplexPair} from 'node:stream';
import test from 'ava';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {Recorder} from '../../../server/recorder/recorder.ts';
import {RecordingClient} from '../../../server/recorder/recording-client.ts';
import type {TranscriptEntry} from '../../../server/recorder/transcript.ts';
import {startVirtual} from '../../../testing.ts';

const linesOf = async function* (lines: readonly string[]): AsyncGenerator<string> {
	yield* lines;
};

const start = (lines: readonly string[], clock = new VirtualClock()) => {
	const [ours, peer] = duplexPair();
	const entries: TranscriptEntry[] = [];
	const client = new RecordingClient({
		stream: ours,
		address: 'unix:/q.sock',
		clock,
		recorder: new Recorder(clock, entry => entries.push(entry)),
	});
	return {client, peer: peer as Duplex, entries, clock, result: client.run(linesOf(lines))};
};

const told = (entries: readonly TranscriptEntry[]): readonly string[] =>
	entries.map(({direction, text}) => `${direction} ${text ?? '(end)'}`);

test('a session with a machine is written down in order, each command after the reply before', async t => {
	const {qmp, advance} = await startVirtual({machine: {type: 'none'}});
	const {client, peer, entries, result} = start(['query-name', 'stop', '{"execute":"quit"}']);
	qmp.addMonitor().accept(peer);
	await advance(100);
	t.is(await result, 'qemu');
	client.stop();
	t.deepEqual(
		told(entries).map(line => line.replace(/"timestamp": \{[^}]*\}, /, '')),
		[
			'out {"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian 1:7.2+dfsg-7+deb12u18+b3"}, "capabilities": ["oob"]}}',
			'in {"execute": "qmp_capabilities"}',
			'out {"return": {}}',
			'in {"execute":"query-name"}',
			'out {"return": {}}',
			'in {"execute":"stop"}',
			'out {"event": "STOP"}',
			'out {"return": {}}',
			'in {"execute":"quit"}',
			'out {"event": "SHUTDOWN", "data": {"guest": false, "reason": "host-qmp-quit"}}',
			'out {"return": {}}',
			'out (end)',
		],
	);
});

test('pauses and awaited events hold the next command back', async t => {
	const {peer, entries, clock, result, client} = start([
		'@ 250ms',
		'stop',
		'@ STOP',
		'# done',
		'cont',
	]);
	await clock.advance(0);
	peer.write('{"QMP": {}}\r\n');
	await clock.advance(10);
	peer.write('{"return": {}}\r\n');
	await clock.advance(249);
	t.is(entries.length, 3);
	await clock.advance(1);
	t.like(entries[3], {atMs: 260, direction: 'in', text: '{"execute":"stop"}'});
	peer.write('{"return": {}}\r\n');
	await clock.advance(40);
	t.is(entries.length, 5);
	peer.write('{"event": "STOP"}\r\n');
	await clock.advance(0);
	t.like(entries[6], {atMs: 300, direction: 'in', text: '{"execute":"cont"}'});
	client.stop();
	t.is(await result, 'operator');
	t.like(entries.at(-1), {direction: 'in', text: undefined});
});

test('a peer that does not greet within five seconds is no monitor that is free', async t => {
	const {clock, result, entries} = start([]);
	const failure = t.throwsAsync(result, {
		code: 'CLIENT_FAILED',
		message: 'unix:/q.sock sent no greeting within 5 s',
	});
	await clock.advance(5000);
	await failure;
	t.deepEqual(entries, []);
});

test('a peer that says something else is named with what it says', async t => {
	const {peer, clock, result} = start([]);
	peer.write('SSH-2.0-OpenSSH_9.2\r\n');
	const failure = t.throwsAsync(result, {
		code: 'CLIENT_FAILED',
		message: 'unix:/q.sock is no QMP monitor: it says SSH-2.0-OpenSSH_9.2',
	});
	await clock.advance(0);
	await failure;
});

test('a QEMU that leaves in the middle of a message leaves that much of it', async t => {
	const {peer, clock, result, entries} = start([]);
	peer.write('{"QMP": {}}\r\n{"retu');
	await clock.advance(3);
	peer.end();
	await clock.advance(0);
	t.is(await result, 'qemu');
	t.deepEqual(told(entries), [
		'out {"QMP": {}}',
		'in {"execute": "qmp_capabilities"}',
		'out {"retu',
		'out (end)',
	]);
});

test('a line that is no command ends the recording and is shown', async t => {
	const {peer, clock, result} = start(['stop now']);
	const failure = t.throwsAsync(result, {
		code: 'OPTION_INVALID',
		message: /"now" is not KEY=VALUE/,
	});
	peer.write('{"QMP": {}}\r\n');
	await clock.advance(1);
	peer.write('{"return": {}}\r\n');
	await clock.advance(1);
	await failure;
});
