import {command, echo, negotiated, utf8, type WireCase, type WireSuite} from './wire-case.ts';

const NUMBERS = [
	...['0', '-0', '1', '-1', '42', '2147483648', '-2147483649', '4294967296', '9007199254740991'],
	...['9007199254740992', '9007199254740993', '-9007199254740993', '9223372036854775807'],
	...[
		'-9223372036854775808',
		'9223372036854775808',
		'-9223372036854775809',
		'18446744073709551615',
	],
	...['18446744073709551616', '-18446744073709551616', '123456789012345678901234567890'],
	...[
		'0.0',
		'-0.0',
		'1.0',
		'-1.0',
		'0.1',
		'0.2',
		'0.5',
		'1.5',
		'100.0',
		'3.141592653589793',
		'1e0',
	],
	...[
		'1e5',
		'1E5',
		'1e+5',
		'1e-5',
		'0.0001',
		'0.00001',
		'1e15',
		'1e16',
		'1e17',
		'123456789012345680.0',
	],
	...[
		'1e21',
		'1e22',
		'1e23',
		'1e100',
		'1e-7',
		'1e-100',
		'1e308',
		'1.7976931348623157e308',
		'1e309',
		'-1e400',
	],
	...['5e-324', '4.9e-324', '2e-324', '-1e-400', '2.2250738585072014e-308', '0.30000000000000004'],
	...[
		'2.5e-1',
		'0.125',
		'8.5e16',
		'99999999999999990.0',
		'99999999999999999.0',
		'12345678901234567.0',
	],
	...[
		'2.98023223876953125e-08',
		'0.000030517578125',
		'1.00000000000000005',
		'0.1e1',
		'1e05',
		'1.10',
	],
] as const;

const numbers: readonly WireCase[] = NUMBERS.map(number =>
	negotiated(`the number ${number}`, echo(number)),
);

const TEXTS: ReadonlyArray<readonly [string, string]> = [
	['an empty string', '""'],
	[
		'printable ASCII is not escaped',
		`"${" !#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[]^_`abcxyz{|}~"}"`,
	],
	['short escapes', '"\\b\\f\\n\\r\\t\\"\\\\"'],
	['a slash comes back bare', '"\\/ /"'],
	['single quotes come back bare', '"\\\' \'"'],
	['a single-quoted string comes back in double quotes', "'a \"b\" \\'c\\''"],
	['control characters', '"\\u0001\\u0007\\u000b\\u000e\\u001f"'],
	['U+0000', '"a\\u0000b"'],
	['DEL, raw and escaped', '"\x7f\\u007f"'],
	['Latin letters', `"${utf8('äé€')}"`],
	['U+0080 and U+07FF and U+0800', '"\\u0080\\u07ff\\u0800"'],
	['U+FFFD and the private area', '"\\ufffd\\ue000"'],
	['characters beyond U+FFFF', `"${utf8('😀𐀀')}\\ud83d\\ude00\\udbff\\udffd"`],
	['upper-case and lower-case hexadecimal digits', '"\\u00E9\\u00e9\\u00Ab"'],
	['a decomposed letter stays so', `"${utf8('e\u0301')}"`],
];

const texts = TEXTS.map(([title, text]) => negotiated(title, echo(text)));

const VALUES: ReadonlyArray<readonly [string, string]> = [
	['null', 'null'],
	['true and false', '[true, false]'],
	['empty containers', '[{}, [], [[]], {"a": {}}, [[], {}]]'],
	['a list in its order', '[3, 1, 2, "b", "a", null]'],
	['spacing is normalised', '{\n\t"a"  :[ 1 ,2\r\n]  }'],
	[
		'members in order of the hash',
		'{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "z": 6, "aa": 7, "ab": 8}',
	],
	['members sent in reverse', '{"ab": 8, "aa": 7, "z": 6, "e": 5, "d": 4, "c": 3, "b": 2, "a": 1}'],
	[
		'the names of QMP',
		'{"execute": 1, "arguments": 2, "id": 3, "return": 4, "error": 5, "class": 6, "desc": 7, "event": 8, "data": 9, "timestamp": 10}',
	],
	['an empty key', '{"": 1, "a": 2}'],
	['a key with U+0000', '{"\\u0000": 1, "\\u0000a": 2, "a": 3}'],
	[
		'keys of other scripts',
		`{"${utf8('é')}": 1, "${utf8('日本')}": 2, "\\ud83d\\ude00": 3, "x": 4}`,
	],
	['long keys', `{"${'k'.repeat(100)}": 1, "${'k'.repeat(101)}": 2, "${'q'.repeat(99)}": 3}`],
	['keys of digits', '{"3": 1, "1": 2, "2": 3, "10": 4, "01": 5}'],
	[
		'keys that JavaScript treats specially',
		'{"__proto__": {"a": 1}, "constructor": 2, "toString": 3, "hasOwnProperty": 4}',
	],
	[
		'thirty keys of a letter and a digit',
		`{${Array.from({length: 30}, (_, index) => `"k${index}": ${index}`).join(',')}}`,
	],
	// Six hundred keys in 512 buckets: some share one, and then the latest comes first.
	[
		'keys in one bucket, the latest first',
		`{${Array.from({length: 600}, (_, index) => `"${index}": 0`).join(',')}}`,
	],
	[
		'the same keys in reverse',
		`{${Array.from({length: 600}, (_, index) => `"${599 - index}": 0`).join(',')}}`,
	],
	['numbers inside containers', '{"a": [1.0, 2.50, -0.0, 1e3], "b": {"c": 18446744073709551615}}'],
];

const values = VALUES.map(([title, value]) => negotiated(title, echo(value)));

const places: readonly WireCase[] = [
	negotiated('an id comes after the return', command('query-status', ', "id": 1')),
	negotiated('an id comes before the error', command('no-such-command', ', "id": 1')),
	negotiated(
		'an id of any kind in an error',
		command('no-such-command', ', "id": {"b": [null, 1.5]}'),
	),
	negotiated('an unknown name is escaped in the error', command('\\u00e9\\"\\n\\u0001\\\\')),
	negotiated('an unknown name with a NUL', command('a\\u0000b')),
];

export const outputSuite: WireSuite = {
	name: 'output',
	cases: [...numbers, ...texts, ...values, ...places],
};
