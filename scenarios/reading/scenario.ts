import type {Node} from 'yaml';
import {wireFault} from '../../core/faults/parse-fault.ts';
import {parseMachine} from '../parse-machine.ts';
import type {Reaction, Scenario, Step} from '../scenario.ts';
import {fleet} from './fleet.ts';
import {load, serviceLevels, slowConsumer} from './load.ts';
import {checkAnswers, checkMacros, macrosRunBy} from './macros.ts';
import {answers, reactions} from './reaction.ts';
import {list, mapOf, mapped, type Reader, type Reading, scalar, text} from './reader.ts';
import {record} from './record.ts';
import {stateMachines} from './state-machine.ts';
import {steps} from './steps.ts';
import {expectation, fault} from './verbs.ts';
import {onOff} from './words.ts';

const FORMAT = 1;

const plainMap: Reader<Readonly<Record<string, unknown>>> = mapOf(
	{schema: {}, read: (node: Node): unknown => node.toJSON()},
	'params',
);

const chunk = scalar(
	value => {
		const [, low, high] = /^(\d+)(?:-(\d+))?$/.exec(String(value)) ?? [];
		const range = {min: Number(low), max: Number(high ?? low)};
		return range.min >= 1 && range.max >= range.min ? range : undefined;
	},
	'a number of bytes or a range such as 1-64',
	{type: ['string', 'integer']},
);

const machine: Reader<Scenario['machine']> = {
	schema: {type: 'object'},
	read: (node, {source}) => parseMachine(source, node),
};

const shape = {
	'mock-qmp': {
		reader: scalar(
			value => (value === FORMAT ? FORMAT : undefined),
			`the number ${FORMAT} of this format`,
			{const: FORMAT},
		),
		doc: 'the format of this file: 1',
	},
	name: {reader: text('a name'), doc: 'what it is called'},
	title: {reader: text(), doc: 'what happens, in a line'},
	description: {reader: text(), doc: 'what it models, and from where its order and delays come'},
	seed: {
		reader: scalar(value => (value === null ? undefined : String(value)), 'a text', {
			type: ['string', 'number'],
		}),
		doc: 'what chance follows from, unless --seed says otherwise',
	},
	qemu: {
		reader: scalar(value => (value === null ? undefined : String(value)), 'a version', {
			type: ['string', 'number'],
		}),
		doc: 'the profile, unless --qemu says otherwise',
	},
	params: {reader: plainMap, doc: 'values that --set can replace: `params.NAME` in expressions'},
	machine: {reader: machine, doc: 'what the machine is'},
	throttle: {reader: onOff, doc: "QEMU's rate limit on events; on when left out"},
	wire: {
		reader: mapped(
			record(
				{
					chunk: {reader: chunk, doc: 'all is sent in pieces of so many bytes'},
					faults: {reader: list(fault, 'faults'), doc: 'in force before the first client comes'},
				},
				'wire',
			),
			({fields: {chunk: pieces, faults = []}}) => [
				...faults,
				...(pieces === undefined ? [] : [wireFault(pieces)]),
			],
		),
		doc: 'how bytes are sent',
	},
	timeline: {reader: steps, doc: 'the steps, one after the other'},
	on: {reader: reactions, doc: 'what is done when something happens; the first that matches'},
	machines: {reader: stateMachines, doc: 'state machines, walked beside the timeline'},
	macros: {reader: mapOf(steps, 'macros'), doc: 'lists of steps that `run` names'},
	expect: {reader: list(expectation, 'expect'), doc: 'what the client is to do'},
	fleet: {reader: fleet, doc: 'many machines'},
	load: {reader: load, doc: 'events at a rate'},
	'slow-consumer': {reader: slowConsumer, doc: 'what becomes of clients that do not keep up'},
	slo: {reader: serviceLevels, doc: 'what a run must keep to'},
} as const;

/** Whether a reaction answers its command itself is known once all macros are. */
const withAnswers = (
	all: readonly Reaction[],
	macros: Readonly<Record<string, readonly Step[]>>,
): readonly Reaction[] =>
	all.map(reaction => ({...reaction, isAnswering: answers(reaction.steps, macros)}));

/** The macros of a scenario and, if it runs others, the built-in ones. */
const withBuiltin = (
	fields: Partial<Pick<Scenario, 'timeline' | 'macros' | 'machines'>> & {
		readonly on?: readonly Reaction[];
	},
	{builtinMacros}: Reading,
): Scenario['macros'] => {
	const {timeline = [], macros = {}, machines = {}, on: reactions = []} = fields;
	const needed = macrosRunBy({timeline, macros, machines, reactions}).filter(
		name => !Object.hasOwn(macros, name),
	);
	return needed.length === 0 ? macros : {...builtinMacros(), ...macros};
};

/** Reads a scenario. */
export const scenario: Reader<Scenario> = mapped(
	record(shape, 'a scenario'),
	({fields, nodes}, node, reading) => {
		if (nodes['mock-qmp'] === undefined) {
			reading.source.complain(node, 'the first line must be "mock-qmp: 1"');
		}

		const {name = reading.file} = fields;
		const macros = withBuiltin(fields, reading);
		const read: Scenario = {
			name,
			title: fields.title ?? name,
			description: fields.description ?? '',
			file: reading.file,
			seed: fields.seed,
			qemu: fields.qemu,
			params: fields.params ?? {},
			machine: fields.machine ?? {},
			isThrottled: fields.throttle ?? true,
			wire: fields.wire ?? [],
			timeline: fields.timeline ?? [],
			reactions: withAnswers(fields.on ?? [], macros),
			machines: fields.machines ?? {},
			macros,
			expect: fields.expect ?? [],
			fleet: fields.fleet,
			load: fields.load,
			slowConsumer: fields['slow-consumer'],
			serviceLevels: fields.slo ?? [],
		};
		checkMacros(read, node, reading);
		checkAnswers(read, reading);
		return read;
	},
);
