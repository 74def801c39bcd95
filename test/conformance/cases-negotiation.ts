import {
	awaitLine,
	close,
	command,
	connect,
	fresh,
	look,
	NEGOTIATE,
	NEGOTIATE_OOB,
	negotiated,
	send,
	sync,
	type WireCase,
	type WireSuite,
	withOob,
} from './wire-case.ts';

const enable = (value: string): string =>
	command('qmp_capabilities', `, "arguments": {"enable": ${value}}, "id": 1`);
const NAME = command('query-name', ', "id": 2');

const greetings: readonly WireCase[] = [
	{
		title: 'the greeting comes without any input',
		conversation: [connect(), awaitLine('"QMP"'), close()],
	},
	{
		title: 'nothing follows the greeting until something is sent',
		conversation: [connect(), awaitLine('"QMP"'), look(), sync(), close()],
	},
	{
		title: 'blank input gets no answer',
		conversation: [connect(), send(' \t\r\n \n\n'), sync(), close()],
	},
];

const before: readonly WireCase[] = [
	fresh('a known command is refused', NAME),
	fresh('an unknown command is refused with the same words', command('no-such-command')),
	fresh('quit is refused and ends nothing', command('quit', ', "id": "q"')),
	fresh('stop and cont are refused', command('cont') + command('stop')),
	fresh(
		'a command with bad arguments is refused before they are looked at',
		command('stop', ', "arguments": {"x": 1}'),
	),
	fresh(
		'a command with arguments of a wrong kind is malformed',
		command('stop', ', "arguments": 1, "id": 3'),
	),
	fresh('an empty command name is refused', command('', ', "id": null')),
	fresh('the name of the negotiation command is case-sensitive', command('QMP_capabilities')),
	fresh('a parse error gets its usual answer', '{"execute": }'),
	fresh('a lexical error gets its usual answer', '%'),
	fresh('a malformed request gets its usual answer', '{"id": 7}'),
	fresh('an array gets its usual answer', '[]'),
	fresh('exec-oob is unexpected', '{"exec-oob": "query-yank", "id": 1}'),
	fresh('exec-oob of the negotiation command is unexpected', '{"exec-oob": "qmp_capabilities"}'),
	fresh('errors before the negotiation do not hinder it', `%\n{"a"}[] ${NAME}${NEGOTIATE}${NAME}`),
];

const negotiation: readonly WireCase[] = [
	fresh('a pipelined command is judged by the mode of its turn', NAME + NEGOTIATE + NAME),
	fresh('empty arguments are fine', command('qmp_capabilities', ', "arguments": {}') + NAME),
	fresh('an empty list enables nothing', `${enable('[]')}{"exec-oob": "query-yank"}`),
	fresh('oob may be enabled', enable('["oob"]') + NAME),
	fresh('a capability may be named twice', enable('["oob", "oob"]') + NAME),
	fresh('an id is repeated', command('qmp_capabilities', ', "id": {"a": [1]}')),
	fresh('an unknown capability fails and leaves the mode', enable('["zzz"]') + NAME),
	fresh('capability names are case-sensitive', enable('["OOB"]') + NAME),
	fresh('an empty capability name is unknown', enable('[""]')),
	fresh('a capability name is shown as decoded', enable('["\\u00e9\\n\\"x\\""]')),
	fresh(
		'a good and a bad name enable nothing',
		`${enable('["oob", "x"]') + NEGOTIATE}{"exec-oob": "query-yank"}`,
	),
	fresh('the first bad name is reported', enable('["x", "oob", "y"]')),
	fresh('a list is wanted: a string', enable('"oob"') + NAME),
	fresh('a list is wanted: null', enable('null')),
	fresh('a list is wanted: an object', enable('{}')),
	fresh('a list is wanted: true', enable('true')),
	fresh('a list is wanted: a number', enable('1')),
	fresh('an element is to be a string: a number', enable('[1]')),
	fresh('an element is to be a string: null', enable('["oob", null]')),
	fresh('an element is to be a string: a list', enable('["oob", "oob", ["oob"]]')),
	fresh('an element is to be a string: a float', enable('[1.5]')),
	fresh('an unknown name counts before a later element of a wrong kind', enable('["x", 1]')),
	fresh('an element of a wrong kind counts before a later unknown name', enable('[1, "x"]')),
	fresh(
		'another member is unexpected',
		command('qmp_capabilities', ', "arguments": {"foo": 1}') + NAME,
	),
	fresh(
		'another member beside a good list is unexpected and nothing is enabled',
		`${command('qmp_capabilities', ', "arguments": {"enable": ["oob"], "foo": 1}')}${NEGOTIATE}{"exec-oob": "query-yank"}`,
	),
	fresh(
		'a bad list counts before another member',
		command('qmp_capabilities', ', "arguments": {"foo": 1, "enable": 1}'),
	),
	fresh('arguments must be an object', command('qmp_capabilities', ', "arguments": []') + NAME),
];

const after: readonly WireCase[] = [
	negotiated('a second negotiation is refused', NEGOTIATE + NAME),
	negotiated(
		'a second negotiation does not enable oob',
		`${NEGOTIATE_OOB}{"exec-oob": "query-yank"}`,
	),
	negotiated('arguments of a second negotiation are checked first', enable('["x"]')),
	negotiated(
		'a member of a second negotiation is checked first',
		command('qmp_capabilities', ', "arguments": {"x": 1}'),
	),
	withOob(
		'with oob a second negotiation does not disable it',
		NEGOTIATE,
		'{"exec-oob": "query-name"}',
	),
];

export const negotiationSuite: WireSuite = {
	name: 'negotiation',
	cases: [...greetings, ...before, ...negotiation, ...after],
};
