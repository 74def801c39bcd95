import test from 'ava';
import {encodeValue} from '../../../core/protocol/encode.ts';
import {JsonStream} from '../../../core/protocol/json-stream.ts';

const readPieces = (pieces: readonly Uint8Array[]): string[] => {
	const stream = new JsonStream();
	const results: string[] = [];
	for (const piece of pieces) {
		stream.push(piece);
		for (let item = stream.next(); item !== undefined; item = stream.next()) {
			results.push(item.kind === 'value' ? encodeValue(item.value) : item.error.message);
		}
	}

	return results;
};

const inEveryFraming = test.macro({
	exec(t, text: string, expected: readonly string[]) {
		const bytes = Buffer.from(text, 'latin1');
		t.deepEqual(readPieces([bytes]), expected);
		t.deepEqual(readPieces([...bytes].map(byte => Uint8Array.of(byte))), expected);
		for (let at = 1; at < bytes.length; at++) {
			t.deepEqual(readPieces([bytes.subarray(0, at), bytes.subarray(at)]), expected);
		}
	},
	title: (_, text) => `however it is split: ${JSON.stringify(text)}`,
});

test(inEveryFraming, '{"a": [1, 2.50, "x"]} \'it\\\'s\'', ['{"a": [1, 2.5, "x"]}', '"it\'s"']);
test(inEveryFraming, '18446744073709551615 -0 -0.0 ', ['18446744073709551615', '0', '-0']);
test(inEveryFraming, '"\xc3\xa9\\ud83d\\ude00"', ['"\\u00E9\\uD83D\\uDE00"']);
test(inEveryFraming, '{"id":+1}\n1 ', [
	"JSON parse error, stray '+'",
	'JSON parse error, expecting value',
	'1',
]);
test(inEveryFraming, '{"a":1,"\\u0061":2}', ['JSON parse error, duplicate key']);
test(inEveryFraming, '"\\ud83f\\udffe"', [
	'JSON parse error, \\ud83f\\udffe is not a valid Unicode character',
]);
test(inEveryFraming, '[}', ['JSON parse error, expecting value']);
test(inEveryFraming, '\xff[\x00{}', [
	"JSON parse error, stray '\uFFFD'",
	"JSON parse error, stray ''",
	'{}',
]);
