import type {Random} from '../../core/runtime/random.ts';
import {anyDouble, deepNesting, oddNumber, oddString} from './odd-inputs.ts';

const COMMANDS = [
	...['query-status', 'query-name', 'query-uuid', 'query-version', 'query-kvm', 'stop', 'cont'],
	...['system_reset', 'system_powerdown', 'qmp_capabilities', 'query-yank', 'yank', 'nonesuch'],
] as const;
const NUMBERS = [
	...['0', '-0', '1', '-1', '1.0', '-0.0', '1e5', '1E+5', '1e-7', '0.1', '1e400', '-1e400', '00'],
	...['9007199254740993', '9223372036854775807', '9223372036854775808', '18446744073709551615'],
	...['18446744073709551616', '-9223372036854775809', '2.98023223876953125e-08', '123456789.125'],
	...[
		'0e5',
		'0.0e1',
		'1.',
		'.5',
		'+1',
		'01',
		'-',
		'5e',
		'5e+',
		'4.9e-324',
		'1.7976931348623157e308',
	],
] as const;
const STRINGS = [
	...['""', "''", '"a"', "'it\\'s'", '"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"'],
	...['"\\ud83f\\udffe"', '"\\u12g4"', '"\\u12"', '"\\uFFFE"', '"\\u0000"', '"\\x"', '"\\/\\b\\f"'],
	...[
		'"\x7f"',
		'"\xc3\xa9"',
		'"\xc3"',
		'"\xe4\xb8"',
		'"\xed\xa0\x80"',
		'"\xc0\x80"',
		'"\x80"',
		'"\xf5\x80\x80\x80"',
	],
	...[
		'"\xf0\x9f\x98\x80"',
		'"\xef\xbf\xbe"',
		'"\xef\xb7\x90"',
		'"\xf8\x88\x80\x80\x80"',
		'"\xfc\x84\x80\x80\x80\x80"',
		'"\t"',
		'"\n"',
	],
] as const;
const WORDS = [
	'true',
	'false',
	'null',
	'hello',
	'tru',
	'truefalse',
	'x',
	'%',
	'%d',
	'#',
	'/',
	'NaN',
] as const;
const MARKS = [
	'{',
	'}',
	'[',
	']',
	':',
	',',
	' ',
	'\n',
	'\t',
	'\r',
	'\x00',
	'\x01',
	'\xff',
	'\xfe',
] as const;
const KEYS = ['"execute"', '"arguments"', '"id"', '"exec-oob"', '"foo"', '"a"', "'b'"] as const;

const list = (random: Random, lengthMax: number, item: () => string): string =>
	Array.from({length: random.integer(0, lengthMax)}, item).join(', ');

/** Any JSON value, now and then none. */
const value = (random: Random, depth = 0): string => {
	switch (random.integer(0, depth > 3 ? 3 : 5)) {
		case 0:
			return random.pick(NUMBERS);
		case 1:
			return random.pick(STRINGS);
		case 2:
			return random.pick(WORDS);
		case 3:
			return String((random.next() - 0.5) * 10 ** random.integer(-20, 25));
		case 4:
			return `[${list(random, 4, () => value(random, depth + 1))}]`;
		default:
			return `{${list(random, 4, () => `${key(random)}: ${value(random, depth + 1)}`)}}`;
	}
};

const key = (random: Random): string =>
	random.integer(0, 2) === 0
		? random.pick(KEYS)
		: `"${Math.floor(random.next() * 10 ** random.integer(1, 9)).toString(36)}"`;

const capabilityArguments = (random: Random): string =>
	random.pick([
		'{}',
		'{"enable": []}',
		'{"enable": ["oob"]}',
		`{"enable": ${value(random)}}`,
		`{"enable": [${value(random)}]}`,
		`{"foo": 1, "enable": ["oob"]}`,
	]);

/** A request that is mostly well-formed. */
const request = (random: Random): string => {
	const command = random.pick(COMMANDS);
	const members = [`"${random.integer(0, 9) === 0 ? 'exec-oob' : 'execute'}": "${command}"`];
	if (random.integer(0, 2) === 0) {
		members.push(
			`"arguments": ${command === 'qmp_capabilities' ? capabilityArguments(random) : value(random)}`,
		);
	}

	if (random.integer(0, 1) === 0) {
		members.push(`"id": ${value(random)}`);
	}

	if (random.integer(0, 9) === 0) {
		members.push(`${key(random)}: ${value(random)}`);
	}

	return `{${random.shuffle(members).join(random.pick([', ', ',', ' ,\r\n']))}}`;
};

const byte = (random: Random): string =>
	random.integer(0, 1) === 0 ? random.pick(MARKS) : String.fromCharCode(random.integer(0, 255));

const mutate = (random: Random, text: string): string => {
	const at = random.integer(0, text.length);
	const until = Math.min(text.length, at + random.integer(1, 6));
	switch (random.integer(0, 4)) {
		case 0:
			return text.slice(0, at) + byte(random) + text.slice(at + 1);
		case 1:
			return text.slice(0, at) + byte(random) + text.slice(at);
		case 2:
			return text.slice(0, at) + text.slice(until);
		case 3:
			return text.slice(0, until) + text.slice(at);
		default:
			return text.slice(0, at);
	}
};

const soup = (random: Random): string =>
	list(random, 12, () =>
		random.pick([
			random.pick(NUMBERS),
			random.pick(STRINGS),
			random.pick(WORDS),
			random.pick(MARKS),
			random.pick(KEYS),
		]),
	).replaceAll(', ', () => random.pick(['', ' ', ', ', ':']));

const sequence = (random: Random): string =>
	Array.from({length: random.integer(1, 6)}, () =>
		random.pick([request, soup, (draw: Random) => mutate(draw, request(draw))])(random),
	).join('');

/** Input that may hold a command which ends the server is left out. */
const isHarmless = (text: string): boolean => !/quit/.test(text);

/** One input for both servers, a byte in each character: valid, damaged, or nonsense. */
export const fuzzInput = (random: Random): string => {
	const text = drawInput(random);
	return isHarmless(text) ? text : fuzzInput(random);
};

const drawInput = (random: Random): string => {
	if (random.integer(0, 199) === 0) {
		return deepNesting(random);
	}

	const draw = random.pick<(random: Random) => string>([
		request,
		random => mutate(random, request(random)),
		random => mutate(random, mutate(random, mutate(random, request(random)))),
		random => request(random) + random.pick(['', '\n', ' ', '\r\n']) + request(random),
		sequence,
		soup,
		value,
		oddString,
		random => mutate(random, oddString(random)),
		oddNumber,
		anyDouble,
		random => Array.from({length: random.integer(1, 40)}, () => byte(random)).join(''),
	]);
	return draw(random);
};
