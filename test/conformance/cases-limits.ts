import {command, echo, negotiated, type WireCase, type WireSuite} from './wire-case.ts';

const NAME = command('query-name');
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;

const cases: readonly WireCase[] = [
	negotiated('1024 lists are read', lists(1024)),
	negotiated('1025 lists are one too many', lists(1025)),
	negotiated('1026 lists', lists(1026)),
	negotiated('2048 opening brackets', '['.repeat(2048)),
	negotiated('2050 opening brackets', '['.repeat(2050)),
	negotiated('1024 objects are read', objects(1024)),
	negotiated('1025 objects are one too many', objects(1025)),
	negotiated('objects and lists count together', `${'[{"a":'.repeat(512)}1${'}]'.repeat(512)}`),
	negotiated(
		'objects and lists together are one too many',
		`${'[{"a":'.repeat(512)}[1]${'}]'.repeat(512)}`,
	),
	negotiated('an id of 1023 levels inside a request', echo(lists(1023))),
	negotiated('an id of 1024 levels inside a request', echo(lists(1024))),
	negotiated('an id of 1023 objects comes back whole', echo(objects(1023))),
	negotiated('a command after the limit', '['.repeat(1025) + NAME),
	negotiated('a command after the limit and a line feed', `${'{'.repeat(1025)}\n${NAME}`),
	negotiated('the bracket over the limit is a brace', `${'['.repeat(1024)}{${NAME}`),
	negotiated('bad tokens before the limit are forgotten', `${'[,'.repeat(1025)}${NAME}`),
	negotiated('a closed level gives room again', `[${'[]'.repeat(2000)}]`),
	negotiated('a bracket that goes negative is no deep nesting', `${'['.repeat(1000)}}${NAME}`),
	negotiated(
		'a request of 3000 members',
		`{${Array.from({length: 3000}, (_, index) => `"m${index}": ${index}`).join(',')}}`,
	),
	negotiated('an id of 20 KB', echo(`"${'x'.repeat(20_000)}"`)),
	negotiated('a list of 5000 elements', echo(`[${'1,'.repeat(4999)}1]`)),
	negotiated('20 KB of white space', `${' \n'.repeat(10_000)}${NAME}`),
	negotiated('a command name of 20 KB', command('c'.repeat(20_000))),
	negotiated('a stray string of 20 KB', `"${'s'.repeat(20_000)}\n`),
	negotiated('a number of 400 digits', echo('9'.repeat(400))),
	negotiated('a number of 300 digits', echo(`-${'7'.repeat(300)}`)),
	negotiated('a fraction of 5000 digits', echo(`0.${'3'.repeat(5000)}`)),
	negotiated('an exponent of 50 digits', echo(`1e${'9'.repeat(50)}`)),
	negotiated('a negative exponent of 50 digits', echo(`1e-${'9'.repeat(50)}`)),
	negotiated('500 stray characters', '+\n'.repeat(500)),
];

/** The limits that take seconds to reach; played by the live comparison only. */
export const slowSuite: WireSuite = {
	name: 'slow limits',
	cases: [
		negotiated('2097152 tokens in a group are one too many', `[${'1,'.repeat(1_048_600)}1]${NAME}`),
		negotiated('an id of 300 KB', echo(`"${'x'.repeat(300_000)}"`)),
	],
};

export const limitSuite: WireSuite = {name: 'limits', cases};
