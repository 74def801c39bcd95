import {duplexPair} from 'node:stream';
import test from 'ava';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {createReplay, type ReplayOptions} from '../../../server/recorder/create-replay.ts';
import {Recorder} from '../../../server/recorder/recorder.ts';
import type {TranscriptEntry} from '../../../server/recorder/transcript.ts';
import {sampleTranscript, withoutStamp} from '../../helpers/sample.ts';

const SAMPLE = sampleTranscript('mirror-and-migration.jsonl');
const PAST_END_MS = 60_000;

const start = async (options: Partial<ReplayOptions> = {}, sample = SAMPLE) => {
	const clock = new VirtualClock();
	const divergences: string[] = [];
	const {qmp, played} = await createReplay(sample, {
		qmp: {seed: 'replay', listen: []},
		gapMs: Number.POSITIVE_INFINITY,
		onDivergence: message => divergences.push(message),
		clock,
		...options,
	});
	const [ours, theirs] = duplexPair();
	const entries: TranscriptEntry[] = [];
	const recorder = new Recorder(clock, entry => entries.push(entry));
	ours.on('data', bytes => recorder.take('out', bytes));
	ours.on('end', () => recorder.end('out'));
	const send = (text: string): void => {
		recorder.take('in', Buffer.from(text));
		ours.write(text);
	};

	qmp.addMonitor().accept(theirs);
	await clock.advance(0);
	return {clock, qmp, played, divergences, entries, send};
};

const outputs = (entries: readonly TranscriptEntry[]): readonly string[] =>
	entries.filter(({direction}) => direction === 'out').map(({text}) => withoutStamp(text));

const saysTheSame = test.macro({
	async exec(t, file: string) {
		const sample = sampleTranscript(file);
		const {clock, entries, send, divergences, played} = await start({}, sample);
		for (const {atMs, direction, text} of sample) {
			if (direction === 'in' && text !== undefined) {
				clock.after(atMs, () => send(text));
			}
		}

		await clock.advance(PAST_END_MS);
		await played;
		t.deepEqual(
			entries.map(entry => ({...entry, text: withoutStamp(entry.text)})),
			sample.map(entry => ({...entry, text: withoutStamp(entry.text)})),
		);
		t.deepEqual(divergences, []);
	},
	title: (title = '') =>
		`the same messages come at the same instants, to the microsecond: ${title}`,
});

test('a mirror job and a migration', saysTheSame, 'mirror-and-migration.jsonl');
test('a backup that is cancelled', saysTheSame, 'backup-cancelled.jsonl');
test('migrations that fail', saysTheSame, 'migration-failed.jsonl');
test('a snapshot that is committed', saysTheSame, 'snapshot-and-commit.jsonl');

test('ids are those of the client, not those of the recording', async t => {
	const {clock, entries, send} = await start();
	send('{"execute": "qmp_capabilities", "id": {"n": 7}}');
	await clock.advance(PAST_END_MS);
	t.is(entries.at(-1)?.text, '{"return": {}, "id": {"n": 7}}');
});

test('a client that does something else gets the answer of the machine, and that is told once', async t => {
	const {clock, entries, send, divergences} = await start();
	send('{"execute": "qmp_capabilities"}');
	send('{"execute": "query-version"}');
	send('{"execute": "query-name"}');
	send('{"execute": "query-status"}');
	await clock.advance(PAST_END_MS);
	t.regex(entries.at(-3)?.text ?? '', /^\{"return": \{"qemu": \{"micro": 22/);
	t.is(entries.at(-2)?.text, '{"return": {}}');
	t.regex(entries.at(-1)?.text ?? '', /^\{"return": \{"status": "running"/);
	t.deepEqual(divergences, [
		'the client sends query-version {} where the recording has query-status {}, recorded at 3.296 ms; the machine answers',
	]);
});

test('a client that leaves commands out gets what was recorded for those it sends', async t => {
	const {clock, entries, send, divergences} = await start();
	send('{"execute": "qmp_capabilities"}');
	send('{"execute": "job-complete", "arguments": {"id": "m0"}}');
	await clock.advance(PAST_END_MS);
	t.deepEqual(
		outputs(entries)
			.slice(2)
			.map(text => /"event": "\w+"|return/.exec(text)?.[0]),
		[
			'return',
			'"event": "JOB_STATUS_CHANGE"',
			'"event": "JOB_STATUS_CHANGE"',
			'"event": "BLOCK_JOB_COMPLETED"',
			'"event": "JOB_STATUS_CHANGE"',
			'"event": "JOB_STATUS_CHANGE"',
		],
	);
	t.is(divergences.length, 1);
	t.regex(divergences[0] ?? '', /its recorded answer is played$/);
});

test('the run state follows the recorded events', async t => {
	const {clock, qmp, send} = await start();
	send('{"execute": "qmp_capabilities"}');
	send('{"execute": "migrate", "arguments": {"uri": "exec:cat > /tmp/state"}}');
	await clock.advance(PAST_END_MS);
	t.is(qmp.status, 'paused');
});

test('with silences cut the recording is shorter and no message is lost', async t => {
	const {clock, entries, send} = await start({gapMs: 10});
	for (const {atMs, direction, text} of SAMPLE) {
		if (direction === 'in' && text !== undefined) {
			clock.after(atMs / 8, () => send(text));
		}
	}

	await clock.advance(PAST_END_MS);
	t.deepEqual([...outputs(entries)].sort(), [...outputs(SAMPLE)].sort());
	t.true((entries.at(-1)?.atMs ?? 0) < (SAMPLE.at(-1)?.atMs ?? 0) / 4);
});

test('when the recorded QEMU left, the mock ends without a word of its own', async t => {
	const {clock, qmp, entries, send} = await start();
	send('{"execute": "qmp_capabilities"}');
	send('{"execute": "quit"}');
	await clock.advance(PAST_END_MS);
	await qmp.ended;
	t.deepEqual(
		outputs(entries)
			.slice(2)
			.map(text => /SHUTDOWN|return|end/.exec(text)?.[0]),
		['SHUTDOWN', 'return', 'end'],
	);
});
