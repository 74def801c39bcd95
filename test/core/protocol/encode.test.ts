import test from 'ava';
import {encodeValue} from '../../../core/protocol/encode.ts';

const prints = test.macro({
	exec(t, value: unknown, expected: string) {
		t.is(encodeValue(value), expected);
	},
	title: (_, __, expected) => `prints ${expected}`,
});

test(prints, 0.1, '0.10000000000000001');
test(prints, 1e-7, '9.9999999999999995e-08');
test(prints, 1e16, '10000000000000000');
test(prints, 1e17, '1e+17');
test(prints, 2 ** -25, '2.9802322387695312e-08');
test(prints, 0.0001, '0.0001');
test(prints, -1.5, '-1.5');
test(prints, Number.MIN_VALUE, '4.9406564584124654e-324');
test(prints, Number.NEGATIVE_INFINITY, '-inf');
test(prints, {id: 1, return: {}}, '{"return": {}, "id": 1}');
test(prints, {desc: 'x', class: 'y'}, '{"class": "y", "desc": "x"}');
test(prints, '\u007F/\u0001\n\u{1F600}', '"\\u007F/\\u0001\\n\\uD83D\\uDE00"');

test('the pretty form has a member a line, and two lines for an empty container', t => {
	t.is(encodeValue({return: {}}, 'pretty'), '{\r\n    "return": {\r\n    }\r\n}');
});
