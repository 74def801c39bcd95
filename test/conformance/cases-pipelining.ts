import {
	command,
	echo,
	fresh,
	NEGOTIATE,
	negotiated,
	utf8,
	type WireCase,
	type WireSuite,
} from './wire-case.ts';

const NAME = command('query-name', ', "id": "n"');
const STATUS = command('query-status', ', "id": "s"');

const everyByte = (text: string): readonly string[] => [...text];

const cases: readonly WireCase[] = [
	negotiated('two commands without separator', NAME + STATUS),
	negotiated('two commands with a blank', `${NAME} ${STATUS}`),
	negotiated('two commands on two lines', `${NAME}\r\n${STATUS}\n`),
	negotiated('three commands, the one in the middle is malformed', `${NAME}{"x": 1}${STATUS}`),
	negotiated('three commands, the one in the middle is stray', `${NAME}%\n${STATUS}`),
	negotiated('three commands, the one in the middle is unknown', NAME + command('foo') + STATUS),
	negotiated(
		'a hundred commands',
		Array.from({length: 100}, (_, index) => echo(String(index))).join(''),
	),
	negotiated('a hundred commands and errors', `${NAME}%\n[}{"id": 1}`.repeat(25)),
	negotiated('a command in two pieces', '{"execute": "query', '-name"}'),
	negotiated('a command cut after the backslash', '{"execute": "query\\', 'u002dname"}'),
	negotiated('a command cut inside an escape', '{"execute": "query\\u00', '2dname"}'),
	negotiated('a command cut inside UTF-8', ...everyByte(echo(`"${utf8('é😀')}"`))),
	negotiated('a command byte by byte', ...everyByte(echo('[1.5, {"a": null}]'))),
	negotiated('two commands, cut inside the second', `${NAME}{"exec`, 'ute": "query-status"}'),
	negotiated('a number cut in two is one number', '12', '34 '),
	negotiated('a keyword cut in two is one keyword', '{"execute": "query-name", "id": tr', 'ue}'),
	negotiated('a float cut at the point', '{"execute": "query-name", "id": 1', '.', '5}'),
	negotiated('a float cut at the exponent', '{"execute": "query-name", "id": 1.5e', '-', '3}'),
	negotiated('a stray string cut in two', '"abc', 'def\n'),
	negotiated('stray UTF-8 cut in two', '"\xe4', '\xb8\n'),
	negotiated('skipping goes on in the next piece', '+abc', ' def ', '"ghi"', NAME),
	negotiated('an end mark between two pieces', '{"execute": "que', `\xff\n${NAME}`),
	negotiated('CR and LF in two pieces', `${NAME}\r`, `\n${STATUS}\r`, '\n'),
	negotiated(
		'every mark in a piece of its own',
		'{',
		'"execute"',
		':',
		'"query-name"',
		',',
		'"id"',
		':',
		'[',
		']',
		'}',
	),
	fresh('a negotiation byte by byte', ...everyByte(`${NEGOTIATE}${NAME}`)),
	fresh('a negotiation and errors around it', `[1 2]${NEGOTIATE}[1 2]${NAME}${NEGOTIATE}`),
	negotiated(
		'events stay in their place',
		`${command('cont', ', "id": 1')}${NAME}${command('stop', ', "id": 2')}${STATUS}`,
	),
];

export const pipeliningSuite: WireSuite = {name: 'pipelining', cases};
