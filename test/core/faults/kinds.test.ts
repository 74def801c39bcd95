import test from 'ava';
import {faultKinds} from '../../../core/faults/kinds/catalog.ts';
import {readFault} from '../../../core/faults/parse-fault.ts';
import {Random} from '../../../core/runtime/random.ts';

const TEXT = '{"return": {"status": "running"}, "id": "a"}\r\n';
const MESSAGE = {return: {status: 'running'}, id: 'a'};

const act = (written: unknown, text = TEXT, message: object = MESSAGE) => {
	const {kind, values, forMs = Number.POSITIVE_INFINITY} = readFault(written);
	return kind.act(values, {text, message, forMs, random: new Random('kinds')});
};

const bytes = (written: unknown): string =>
	(act(written) ?? []).map(action => ('bytes' in action ? action.bytes : '')).join('');

test('there are as many kinds as the scenario language names', t => {
	t.is(faultKinds.length, 22);
});

test('truncate sends a beginning, and never the whole', t => {
	t.deepEqual(act({truncate: 10}), [{kind: 'write', bytes: '{"return":'}, {kind: 'disconnect'}]);
	t.is(bytes({truncate: {bytes: 999, 'followed-by': 'go-on'}}), TEXT.slice(0, -3));
});

test('split cuts into pieces of the lengths asked for, and loses nothing', t => {
	const actions = act({split: {chunk: '2-5', gap: '0ms'}}) ?? [];
	const lengths = actions.map(action => (action.kind === 'write' ? action.bytes.length : 0));
	t.is(bytes({split: '2-5'}), TEXT);
	t.true(lengths.slice(0, -1).every(length => length >= 2 && length <= 5));
	t.true(lengths.length > 8);
});

test('split at line-end cuts between CR and LF', t => {
	t.deepEqual(act({split: {at: 'line-end'}}), [
		{kind: 'write', bytes: TEXT.slice(0, -1)},
		{kind: 'pause', ms: 1},
		{kind: 'write', bytes: '\n'},
	]);
});

test('drip sends byte by byte', t => {
	const actions = act({drip: '5ms'}) ?? [];
	t.is(actions.length, 2 * TEXT.length);
	t.deepEqual(actions.slice(0, 2), [
		{kind: 'write', bytes: '{'},
		{kind: 'pause', ms: 5},
	]);
});

test('oversize makes a message long that still says the same', t => {
	const long = bytes({oversize: '64KiB'});
	t.is(long.length, 65_536);
	t.deepEqual(JSON.parse(long), MESSAGE);
	t.is(long.match(/\n/g)?.length, 1);
});

test('bad-utf8 puts bytes that are no UTF-8 into the last string value', t => {
	const spoilt = Buffer.from(bytes('bad-utf8'), 'latin1');
	t.throws(() => new TextDecoder('utf-8', {fatal: true}).decode(spoilt));
	t.deepEqual(JSON.parse(spoilt.toString('utf8')), {...MESSAGE, id: 'a\uFFFD\uFFFD\uFFFD'});
});

test('bad-utf8 does not strike a message without a string', t => {
	t.is(act('bad-utf8', '{"return": {}}\r\n', {return: {}}), undefined);
});

test('wrong-id changes the id or takes it away', t => {
	t.deepEqual(JSON.parse(bytes('wrong-id')), {...MESSAGE, id: 'a-other'});
	t.deepEqual(JSON.parse(bytes({'wrong-id': 'missing'})), {return: {status: 'running'}});
});

test('garbage comes ahead of the message, from the stream of chance or as given', t => {
	t.is(bytes({garbage: 16}).length, 16 + TEXT.length);
	t.is(bytes({garbage: 16}), bytes({garbage: 16}));
	t.is(bytes({garbage: {text: 'é\n'}}), `\xC3\xA9\n${TEXT}`);
});
