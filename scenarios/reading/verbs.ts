import type {Node} from 'yaml';
import {parseFault} from '../../core/faults/parse-fault.ts';
import {guestDeeds} from '../../core/machine/power/guest-deeds.ts';
import {runStates} from '../../core/machine/run-state.ts';
import {suggest} from '../../core/runtime/closest.ts';
import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';
import type {Expectation, Pattern} from '../expectations/expectation.ts';
import {parseExpectation} from '../expectations/parse-expectation.ts';
import {anyValue, constant, type Value} from '../expressions/value.ts';
import type {Choice, Verb} from '../scenario.ts';
import {expectationSchema} from './expectation-schema.ts';
import {faultSchema} from './fault-schema.ts';
import {nestedSteps} from './nested-steps.ts';
import {boolean, choice, list, mapped, number, type Reader, type Reading, text} from './reader.ts';
import {type Entry, record, type Shape} from './record.ts';
import {anyEventName, knownEvent} from './trigger.ts';
import {arrivals, span} from './words.ts';

const ERROR_CLASSES = [
	'GenericError',
	'CommandNotFound',
	'DeviceNotActive',
	'DeviceNotFound',
	'KVMMissingCap',
] as const;

const choices: Reader<readonly Choice[]> = mapped(
	list(
		mapped(
			record(
				{
					weight: {
						reader: number(0, Number.POSITIVE_INFINITY),
						doc: 'how often, compared with the others',
					},
					do: {reader: nestedSteps, doc: 'the steps of this way', isRequired: true},
				},
				'a choice',
			),
			({fields}) => ({weight: fields.weight ?? 1, steps: fields.do ?? []}),
		),
		'choose',
	),
	(all, node, {source}) => {
		if (all.length === 0) {
			source.complain(node, 'choose needs at least one way to go on');
		}

		return all;
	},
);

/** A fault as `fault:` and `wire: {faults}` have it. */
export const fault = {
	schema: faultSchema,
	read(node: Node, {source}: Reading) {
		return parseFault(node.toJSON(), (path, message) =>
			source.complain(source.below(node, path), message),
		);
	},
};

const complainOfName = (pattern: Pattern | undefined, node: Node, reading: Reading): void => {
	const names = {
		command: reading.commandNames,
		event: reading.eventNames,
		state: runStates,
	};
	const known =
		pattern && pattern.kind in names ? names[pattern.kind as keyof typeof names] : undefined;
	const name = pattern?.name ?? '';
	if (known !== undefined && !known.some(word => word === name) && !name.startsWith('x-mock-')) {
		reading.source.complain(
			node,
			`there is no ${pattern?.kind} "${name}" in this QEMU; ${suggest(name, known)}`,
		);
	}
};

/** Reads an expectation. */
export const expectation: Reader<Expectation> = {
	schema: expectationSchema,
	read(node, reading) {
		const {source, file} = reading;
		const read = parseExpectation(node.toJSON(), (path, message) =>
			source.complain(source.below(node, path), message),
		);
		for (const pattern of [read?.what, read?.after, read?.before]) {
			complainOfName(pattern, node, reading);
		}

		return read && {...read, place: {file, line: source.placeOf(node).line}};
	},
};

const anything: Reader<unknown> = {schema: {}, read: () => true};

/** What a step may do; exactly one of these, or `set` alone. */
export const verbShape = {
	emit: {reader: anyEventName, doc: 'an event goes out, with believable data'},
	reply: {reader: anyValue, doc: 'answers the command that set the reaction off'},
	error: {
		reader: choice(ERROR_CLASSES, 'error class'),
		doc: 'answers it with an error of this class',
	},
	goto: {
		reader: choice(runStates, 'run state'),
		doc: 'the machine enters this run state and tells of it as QEMU does',
	},
	guest: {
		reader: choice(guestDeeds, 'deed of a guest'),
		doc: 'the guest does this, and what follows is what `-action` says',
	},
	greet: {reader: anything, doc: 'greets all clients (again)'},
	fault: {reader: fault, doc: 'something goes wrong on the wire'},
	choose: {reader: choices, doc: 'one of several ways, by weight'},
	parallel: {reader: list(nestedSteps, 'parallel'), doc: 'lists of steps side by side'},
	arrivals: {reader: arrivals, doc: 'things arrive: `do` is done each time'},
	run: {reader: text('the name of a macro'), doc: 'the steps of a macro'},
	expect: {reader: expectation, doc: 'waits until the client has done this'},
	play: {reader: text('the name of a scenario or a file'), doc: 'plays another scenario'},
	stop: {reader: anything, doc: 'ends the scenario'},
} as const satisfies Shape;

/** What belongs to one verb only. */
export const verbCompanions = {
	data: {reader: anyValue, doc: 'members of the event; those left out are generated', of: 'emit'},
	strict: {reader: boolean, doc: 'nothing is generated: `data` is all', of: 'emit'},
	unchecked: {
		reader: boolean,
		doc: 'it goes out as it is given, also what QEMU would never say; nothing of the machine follows',
		of: 'emit',
	},
	desc: {reader: anyValue, doc: 'the description of the error', of: 'error'},
	silent: {reader: boolean, doc: 'no events tell of the new state', of: 'goto'},
	for: {reader: span, doc: 'how long things arrive', of: 'arrivals'},
	do: {reader: nestedSteps, doc: 'the steps of each arrival', of: 'arrivals'},
} as const;

export type VerbName = keyof typeof verbShape;
export const verbNames = Object.keys(verbShape) as readonly VerbName[];

type Read = Entry<typeof verbShape & typeof verbCompanions>;

const emitOf = ({fields, nodes}: Read, reading: Reading): Verb | undefined => {
	const {emit: name, data, strict: isStrict = false, unchecked: isUnchecked = false} = fields;
	if (name === undefined || nodes.emit === undefined) {
		return undefined;
	}

	if (isUnchecked) {
		return {kind: 'emit as given', event: name, data};
	}

	const event = knownEvent(name, nodes.emit, reading);
	if (event === undefined) {
		return undefined;
	}

	if (data === undefined ? isStrict : data.isConstant) {
		reading.checkData(event, data?.constant ?? {}, isStrict, (path, message) =>
			reading.source.complain(
				nodes.data ? reading.source.below(nodes.data, path) : nodes.emit,
				message,
			),
		);
	}

	return {kind: 'emit', event: event as EventName, data, isStrict};
};

const withDefault = (value: Value | undefined, otherwise: unknown): Value =>
	value ?? constant(otherwise);

/** Makes the verb of the members that were read; undefined when they were not right. */
export const verbOf = (name: VerbName, entry: Read, reading: Reading): Verb | undefined => {
	const {fields} = entry;
	switch (name) {
		case 'emit':
			return emitOf(entry, reading);
		case 'reply':
			return {kind: 'reply', value: withDefault(fields.reply, {})};
		case 'error':
			return (
				fields.error && {
					kind: 'error',
					class: fields.error,
					desc: withDefault(fields.desc, 'the scenario refuses it'),
				}
			);
		case 'goto':
			return fields.goto && {kind: 'goto', state: fields.goto, isSilent: fields.silent ?? false};
		case 'guest':
			return fields.guest && {kind: 'guest', deed: fields.guest};
		case 'fault':
			return fields.fault && {kind: 'fault', fault: fields.fault};
		case 'choose':
			return fields.choose && {kind: 'choose', choices: fields.choose};
		case 'parallel':
			return fields.parallel && {kind: 'parallel', branches: fields.parallel};
		case 'arrivals':
			return (
				fields.arrivals && {
					kind: 'arrivals',
					pattern: fields.arrivals,
					forMs: fields.for,
					steps: fields.do ?? [],
				}
			);
		case 'run':
			return fields.run === undefined ? undefined : {kind: 'run', macro: fields.run};
		case 'expect':
			return fields.expect && {kind: 'expect', expectation: fields.expect};
		case 'play':
			return fields.play === undefined ? undefined : {kind: 'play', scenario: fields.play};
		case 'greet':
		case 'stop':
			return {kind: name};
		default:
			return name satisfies never;
	}
};
