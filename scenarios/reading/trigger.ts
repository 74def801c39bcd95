import type {Node} from 'yaml';
import {type RunState, runStates} from '../../core/machine/run-state.ts';
import {suggest} from '../../core/runtime/closest.ts';
import {compileMatch} from '../match.ts';
import {type Trigger, type TriggerKind, triggerKinds} from '../trigger.ts';
import {choice, either, list, mapped, type Reader, type Reading, scalar, text} from './reader.ts';
import {type Entry, record, type Shape} from './record.ts';
import {span} from './words.ts';

const anyClient: Reader<unknown> = {schema: {enum: [true, {}]}, read: () => true};

/** Reads plain data, no expressions in it. */
const plain: Reader<unknown> = {schema: {}, read: node => node.toJSON()};

const state = choice(runStates, 'run state');

/** Reads one run state or several. */
const states: Reader<readonly RunState[]> = either(
	node => ('items' in node ? list(state, 'in') : mapped(state, word => [word])),
	[list(state, 'in'), mapped(state, word => [word])],
);

/** Reads the name of any event, of this QEMU or not. */
export const anyEventName = text('the name of an event');

/** The name of an event of the profile; complains of another one. */
export const knownEvent = (name: string, node: Node, reading: Reading): string | undefined => {
	if (reading.eventNames.includes(name)) {
		return name;
	}

	reading.source.complain(
		node,
		`there is no event "${name}" in this QEMU; ${suggest(name, reading.eventNames)}`,
	);
	return undefined;
};

/** Reads the name of an event of the profile. */
export const eventName: Reader<string> = mapped(anyEventName, knownEvent);

const commandName: Reader<string> = mapped(
	text('the name of a command'),
	(name, node, {source, commandNames}) => {
		if (commandNames.includes(name) || name.startsWith('x-mock-')) {
			return name;
		}

		source.complain(
			node,
			`there is no command "${name}" in this QEMU; ${suggest(name, commandNames)}`,
		);
		return undefined;
	},
);

/** The members of whatever waits for something to happen. */
export const triggerShape = {
	command: {reader: commandName, doc: 'a client sends this command'},
	event: {reader: eventName, doc: 'this event goes out'},
	state: {reader: state, doc: 'the machine enters this run state'},
	connect: {reader: anyClient, doc: 'a client connects'},
	disconnect: {reader: anyClient, doc: 'a client leaves'},
	negotiated: {reader: anyClient, doc: 'a client has negotiated its capabilities'},
	idle: {reader: span, doc: 'no command has come for so long'},
	match: {
		reader: plain,
		doc: 'a subset of the arguments or the data; a value may be {regex}, {any: true}, {gt: n}, {lt: n}',
	},
	in: {reader: states, doc: 'only in these run states'},
} as const satisfies Shape;

/** Makes a trigger of the members that were read; complains unless it waits for exactly one kind of thing. */
export const triggerOf = (
	{fields, nodes}: Entry<typeof triggerShape>,
	node: Node,
	reading: Reading,
): Trigger | undefined => {
	const [kind, ...others] = triggerKinds.filter(name => nodes[name] !== undefined);
	if (kind === undefined || others.length > 0) {
		reading.source.complain(node, `one of ${triggerKinds.join(', ')} is wanted here, and only one`);
		return undefined;
	}

	const isNamed = kind === 'command' || kind === 'event' || kind === 'state';
	const name = isNamed ? fields[kind] : undefined;
	if (isNamed && name === undefined) {
		return undefined;
	}

	const {match: matchNode} = nodes;
	if (matchNode !== undefined && !hasData(kind)) {
		reading.source.complain(matchNode, `${kind} has nothing to match`);
	}

	return {
		kind,
		name,
		idleMs: fields.idle ?? 0,
		matches: compileMatch(fields.match ?? {}, (path, message) =>
			reading.source.complain(matchNode && reading.source.below(matchNode, path), message),
		),
		states: fields.in,
	};
};

const hasData = (kind: TriggerKind): boolean => kind === 'command' || kind === 'event';

/** Reads a trigger that stands alone, as in `after: {event: STOP}`. */
export const trigger: Reader<Trigger> = mapped(record(triggerShape, 'a condition'), triggerOf);

/** Reads `name`, in the author's words, of what waits: for messages. */
export const wordsOf = ({kind, name, idleMs}: Trigger): string =>
	kind === 'idle' ? `idle for ${idleMs} ms` : name === undefined ? kind : `${kind} ${name}`;

/** Reads a text that is one expression. */
export const expressionText = scalar(
	value =>
		typeof value === 'string' && /^\$\{.*\}$/s.test(value.trim())
			? value.trim().slice(2, -1)
			: undefined,
	'an expression in $ and braces',
	{type: 'string', pattern: '^\\$\\{.*\\}$'},
);
