import {command, negotiated, type WireCase, type WireSuite, withOob} from './wire-case.ts';

const withArguments = (name: string, value: string): string =>
	command(name, `, "arguments": ${value}, "id": 1`);

// Commands that take no argument.
const NO_ARGUMENTS = [
	...['query-version', 'query-status', 'query-name', 'query-uuid', 'query-kvm', 'query-commands'],
	...['query-yank', 'query-qmp-schema', 'stop', 'cont', 'system_reset', 'system_powerdown', 'quit'],
] as const;

const unexpected = NO_ARGUMENTS.map(name =>
	negotiated(`${name} takes no argument`, withArguments(name, '{"x": null}')),
);

const SETS: ReadonlyArray<readonly [string, string]> = [
	['an empty name', '{"": 1}'],
	['a name with escapes', '{"\\u00e9\\n\\"": 1}'],
	['a name with a NUL', '{"a\\u0000b": 1}'],
	['a long name', `{"${'n'.repeat(2000)}": 1}`],
	['two', '{"a": 1, "b": 2}'],
	['two in the other order', '{"b": 2, "a": 1}'],
	['alpha, beta, gamma', '{"alpha": 1, "beta": 2, "gamma": 3}'],
	['gamma, beta, alpha', '{"gamma": 1, "beta": 2, "alpha": 3}'],
	['four', '{"one": 1, "two": 2, "three": 3, "four": 4}'],
	['five', '{"id": 1, "execute": 2, "arguments": 3, "return": 4, "error": 5}'],
	['six', '{"u": 1, "v": 2, "w": 3, "x": 4, "y": 5, "z": 6}'],
	['seven', '{"a1": 1, "a2": 2, "a3": 3, "a4": 4, "a5": 5, "a6": 6, "a7": 7}'],
	['non-ASCII names', '{"\\u00e9": 1, "\\u00fc": 2, "\\u65e5": 3}'],
];

const sets = SETS.map(([title, value]) =>
	negotiated(`unexpected arguments: ${title}`, withArguments('query-name', value)),
);

const YANK: ReadonlyArray<readonly [string, string]> = [
	['nothing to yank', '{"instances": []}'],
	['instances must be a list: null', '{"instances": null}'],
	['instances must be a list: a string', '{"instances": "x"}'],
	['instances must be a list: an object', '{"instances": {}}'],
	['an instance must be an object: a number', '{"instances": [1]}'],
	['an instance must be an object: null', '{"instances": [null]}'],
	['an instance must be an object: a list', '{"instances": [[]]}'],
	['an instance lacks its type', '{"instances": [{}]}'],
	['an instance of an unknown type', '{"instances": [{"type": "x"}]}'],
	['a type must be a string: a number', '{"instances": [{"type": 1}]}'],
	['a type must be a string: null', '{"instances": [{"type": null}]}'],
	['a block node lacks its name', '{"instances": [{"type": "block-node"}]}'],
	[
		'a block node with a number for a name',
		'{"instances": [{"type": "block-node", "node-name": 5}]}',
	],
	['a chardev lacks its id', '{"instances": [{"type": "chardev", "node-name": "x"}]}'],
	[
		'a chardev with a member of a block node',
		'{"instances": [{"type": "chardev", "id": "x", "node-name": "x"}]}',
	],
	['a migration with another member', '{"instances": [{"type": "migration", "id": "x"}]}'],
	[
		'the second of two instances is bad',
		'{"instances": [{"type": "migration"}, {"type": "chardev"}]}',
	],
	['an instance that is not there', '{"instances": [{"type": "block-node", "node-name": "x"}]}'],
	['a chardev that is not there', '{"instances": [{"type": "chardev", "id": "x"}]}'],
	['a migration that is not there', '{"instances": [{"type": "migration"}]}'],
	['a bad instance counts before an unexpected argument', '{"x": 1, "instances": [{}]}'],
	['an unexpected argument beside good ones', '{"instances": [], "x": 1}'],
	[
		'an unexpected member of an instance counts before one outside',
		'{"instances": [{"type": "migration", "y": 1}], "x": 1}',
	],
	['only an unexpected argument', '{"x": 1}'],
];

const yank = YANK.map(([title, value]) =>
	negotiated(`yank: ${title}`, withArguments('yank', value)),
);

const NEGOTIATIONS: ReadonlyArray<readonly [string, string]> = [
	['an empty list', '{"enable": []}'],
	['an unknown name', '{"enable": ["x"]}'],
	['a number', '{"enable": 5}'],
	['an element that is a number', '{"enable": [1]}'],
	['the third element is bad', '{"enable": ["oob", "oob", 3]}'],
	['an unexpected member', '{"foo": 1}'],
	['an unexpected member and an unknown name', '{"foo": 1, "enable": ["x"]}'],
	['a name of another case', '{"Enable": []}'],
];

const negotiations: readonly WireCase[] = [
	...NEGOTIATIONS.map(([title, value]) =>
		negotiated(`a second negotiation: ${title}`, withArguments('qmp_capabilities', value)),
	),
	withOob('a second negotiation with oob', withArguments('qmp_capabilities', '{"enable": ["x"]}')),
];

const EMPTY = ['query-version', 'query-status', 'query-name', 'stop', 'system_powerdown'] as const;

const empty = EMPTY.map(name =>
	negotiated(`${name} with empty arguments`, withArguments(name, '{}')),
);

export const argumentSuite: WireSuite = {
	name: 'arguments',
	cases: [...unexpected, ...sets, ...yank, ...negotiations, ...empty],
};
