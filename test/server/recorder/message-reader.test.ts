import test from 'ava';
import {MessageReader} from '../../../server/recorder/message-reader.ts';

const read = (chunks: readonly Buffer[]): readonly string[] => {
	const reader = new MessageReader();
	const messages = chunks.flatMap(chunk => reader.push(chunk));
	return [...messages, ...reader.rest()].map(message => message.toString('latin1'));
};

const isBlank = (message: string): boolean => message.trim() === '';

const cut = test.macro({
	exec(t, input: string, expected: readonly string[]) {
		const bytes = Buffer.from(input, 'latin1');
		const check = (chunks: readonly Buffer[], how: string): void => {
			const messages = read(chunks);
			t.is(messages.join(''), input, how);
			t.deepEqual(
				messages.filter(message => !isBlank(message)).map(message => message.trim()),
				expected,
				how,
			);
		};

		check([bytes], 'whole');
		check(
			[...bytes].map(byte => Buffer.of(byte)),
			'byte by byte',
		);
		for (let at = 1; at < bytes.length; at++) {
			check([bytes.subarray(0, at), bytes.subarray(at)], `split at ${at}`);
		}
	},
	title: (title = '') => title,
});

test('lines of QEMU are messages', cut, '{"return": {}}\r\n{"event": "STOP"}\r\n', [
	'{"return": {}}',
	'{"event": "STOP"}',
]);
test('messages need no separation', cut, '{"a":1}{"b":[2,{}]}[3]', [
	'{"a":1}',
	'{"b":[2,{}]}',
	'[3]',
]);
test('a pretty message is one', cut, '{\r\n    "return": {\r\n    }\r\n}\r\n{}\r\n', [
	'{\r\n    "return": {\r\n    }\r\n}',
	'{}',
]);
test('brackets and escaped quotes in strings are text', cut, '{"a":"}\\"]\\\\"} {"b":\'{"\'}', [
	'{"a":"}\\"]\\\\"}',
	'{"b":\'{"\'}',
]);
test(
	'what is no message ends at the line end or at the next bracket',
	cut,
	'hello\n+abc {"a":1}\n}\n',
	['hello', '+abc', '{"a":1}', '}'],
);
test('a string that is cut by a line end takes nothing with it', cut, '{"execute":"qu\n{"a":1}', [
	'{"execute":"qu',
	'{"a":1}',
]);
test('byte 0xFF ends whatever was begun', cut, '{"a":\xff{"b":1}', ['{"a":\xff', '{"b":1}']);
test('what was begun at the end is a piece too', cut, '{"return": {}}\r\n{"retu', [
	'{"return": {}}',
	'{"retu',
]);
