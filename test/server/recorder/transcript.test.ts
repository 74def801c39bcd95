import test from 'ava';
import {
	encodeEntry,
	isTranscript,
	parseTranscript,
	type TranscriptEntry,
} from '../../../server/recorder/transcript.ts';

const roundTrip = test.macro({
	exec(t, entry: TranscriptEntry, line: string) {
		t.is(encodeEntry(entry), line);
		t.deepEqual(parseTranscript(`${line}\n`, 'test'), [entry]);
	},
	title: (title = '') => title,
});

test(
	'a message stands in its line as it was sent',
	roundTrip,
	{atMs: 12.345, direction: 'out', text: '{"return": {"actual": 18446744073709551615}}'},
	'{"t_ms": 12.345, "dir": "out", "msg": {"return": {"actual": 18446744073709551615}}}',
);
test(
	'what is no JSON is kept as a string',
	roundTrip,
	{atMs: 0, direction: 'in', text: "{'execute': 'stop'"},
	'{"t_ms": 0, "dir": "in", "text": "{\'execute\': \'stop\'"}',
);
test(
	'a message over several lines is kept as a string',
	roundTrip,
	{atMs: 1, direction: 'out', text: '{\r\n}'},
	'{"t_ms": 1, "dir": "out", "text": "{\\r\\n}"}',
);
test(
	'a name twice, which QEMU refuses, is kept as a string',
	roundTrip,
	{atMs: 1, direction: 'in', text: '{"a":1,"a":2}'},
	'{"t_ms": 1, "dir": "in", "text": "{\\"a\\":1,\\"a\\":2}"}',
);
test(
	'the end of a connection has a line',
	roundTrip,
	{atMs: 7.5, direction: 'out', text: undefined},
	'{"t_ms": 7.5, "dir": "out", "end": true}',
);

test('entries are read in the order of their instants', t => {
	const text =
		'{"t_ms": 2, "dir": "in", "msg": {"a": 1}}\n\n{"t_ms": 1.5, "dir": "out", "msg": {}}\n';
	t.deepEqual(
		parseTranscript(text, 'test').map(({atMs}) => atMs),
		[1.5, 2],
	);
});

test('a line that is none of a transcript is named', t => {
	t.throws(() => parseTranscript('{"t_ms": 1, "dir": "in", "msg": {}}\n{"t_ms": 1}\n', 'a.jsonl'), {
		code: 'RECORDING_INVALID',
		message: 'a.jsonl:2 is no line of a transcript',
	});
});

test('a transcript is told from other text by its first line', t => {
	t.true(isTranscript('{"t_ms": 0, "dir": "out", "msg": {}}\nanything'));
	t.false(isTranscript('2026-11-23 22:00:00.000+0000: event STOP'));
	t.false(isTranscript('{"return": {}}'));
});
