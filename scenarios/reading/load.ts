import type {Node} from 'yaml';
import {parseSpan} from '../../core/runtime/quantity.ts';
import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';
import type {Expression} from '../expressions/expressions.ts';
import {anyValue} from '../expressions/value.ts';
import type {
	LoadEventSpec,
	LoadSpec,
	PhaseSpec,
	ServiceLevel,
	SlowConsumer,
} from '../load/load-spec.ts';
import {nestedSteps} from './nested-steps.ts';
import {boolean, choice, count, list, mapped, number, type Reader, scalar, text} from './reader.ts';
import {record} from './record.ts';
import {eventName} from './trigger.ts';
import {rate, size, span} from './words.ts';

const weight = {
	reader: number(0, Number.POSITIVE_INFINITY),
	doc: 'how often, compared with the others',
};
const METRICS = ['emit_lag', 'delivered', 'missed', 'disconnected'] as const;

const plainRecord = (node: Node | undefined): Readonly<Record<string, unknown>> => {
	const plain: unknown = node?.toJSON();
	return typeof plain === 'object' && plain !== null ? {...plain} : {};
};

const loadEvent: Reader<LoadEventSpec> = mapped(
	record(
		{
			weight,
			emit: {reader: eventName, doc: 'the event', isRequired: true},
			data: {reader: anyValue, doc: 'its data; what is left out is generated'},
			strict: {reader: boolean, doc: 'nothing is generated: `data` is all'},
		},
		'an event of a load',
	),
	({fields, nodes}) =>
		fields.emit === undefined
			? undefined
			: {
					weight: fields.weight ?? 1,
					event: fields.emit as EventName,
					data: fields.data,
					written: plainRecord(nodes.data),
					isStrict: fields.strict ?? false,
				},
);

// As in `by: vars.host`: the dollar and its braces are left out.
const bareExpression: Reader<Expression> = mapped(
	text('an expression such as vars.host'),
	(written, node, {source, expressions}) => {
		const compiled = expressions.compile(written);
		if ('message' in compiled) {
			source.complain(node, `expression ${written}: ${compiled.message}`, compiled.offset);
			return undefined;
		}

		return compiled;
	},
);

const phase: Reader<PhaseSpec> = mapped(
	record(
		{
			name: {reader: text('a name'), doc: 'how reports call it'},
			for: {reader: span, doc: 'how long it lasts', isRequired: true},
			rate: {reader: rate, doc: 'events a second: 20000/s, 0/s..20000/s, max'},
			arrivals: {reader: choice(['even', 'poisson'] as const), doc: 'how they spread'},
			pick: {
				reader: mapped(
					record(
						{
							by: {
								reader: bareExpression,
								doc: 'machines with the same value are a group',
								isRequired: true,
							},
							groups: {reader: count(1), doc: 'how many groups', isRequired: true},
						},
						'pick',
					),
					({fields}) => fields.by && {by: fields.by, groups: fields.groups ?? 1},
				),
				doc: 'which machines do `do`',
			},
			do: {reader: nestedSteps, doc: 'steps of the machines that are picked'},
		},
		'a phase',
	),
	({fields, nodes}, node, {source}) => {
		if (nodes.rate === undefined && nodes.do === undefined) {
			source.complain(node, 'a phase needs a rate, or steps to do');
		}

		return {
			name: fields.name ?? '',
			durationMs: fields.for ?? 0,
			rate: fields.rate,
			arrivals: fields.arrivals ?? 'even',
			pick: fields.pick,
			steps: fields.do ?? [],
		};
	},
);

/** Reads `load:`. */
export const load: Reader<LoadSpec> = mapped(
	record(
		{
			scope: {
				reader: choice(['fleet', 'vm'] as const),
				doc: 'whether rates are of all machines or of each',
			},
			events: {reader: list(loadEvent, 'events'), doc: 'which events, by weight', isRequired: true},
			phases: {
				reader: list(phase, 'phases'),
				doc: 'stretches of time, one after the other',
				isRequired: true,
			},
		},
		'load',
	),
	({fields, nodes}, _, {source}) => {
		if (fields.events?.length === 0 && fields.phases?.some(({rate}) => rate !== undefined)) {
			source.complain(nodes.events, 'a load with a rate needs events');
		}

		return {scope: fields.scope ?? 'vm', events: fields.events ?? [], phases: fields.phases ?? []};
	},
);

/** Reads `slow-consumer:`. */
export const slowConsumer: Reader<SlowConsumer> = mapped(
	record(
		{
			limit: {reader: size, doc: 'bytes that a client may leave unread', isRequired: true},
			// biome-ignore lint/suspicious/noThenProperty: the word of the language, of a mapping that nobody awaits
			then: {
				reader: choice(['block', 'queue', 'drop', 'disconnect'] as const, 'way to treat it'),
				doc: 'what becomes of events beyond',
				isRequired: true,
			},
		},
		'slow-consumer',
	),
	({fields}) => ({limit: fields.limit ?? 0, action: fields.then ?? 'block'}),
);

const bound = scalar(
	value => {
		const share = /^(\d+(?:\.\d+)?)%$/.exec(String(value))?.[1];
		return share === undefined
			? (parseSpan(String(value)) ?? (typeof value === 'number' ? value : undefined))
			: Number(`${share}e-2`);
	},
	'a time, a number or a share such as 99.9%',
	{type: ['string', 'number']},
);

const BOUNDS = ['p50', 'p90', 'p99', 'p999', 'max', 'min'] as const;

const serviceLevel: Reader<readonly ServiceLevel[]> = mapped(
	record(
		{
			metric: {reader: choice(METRICS, 'metric'), doc: 'what is measured', isRequired: true},
			p50: {reader: bound, doc: 'at most, for half of them'},
			p90: {reader: bound, doc: 'at most, for 90 %'},
			p99: {reader: bound, doc: 'at most, for 99 %'},
			p999: {reader: bound, doc: 'at most, for 99.9 %'},
			max: {reader: bound, doc: 'at most'},
			min: {reader: bound, doc: 'at least'},
		},
		'a service level',
	),
	({fields}, node, {source}) => {
		const given = BOUNDS.filter(name => fields[name] !== undefined);
		if (given.length === 0) {
			source.complain(node, `a service level needs one of ${BOUNDS.join(', ')}`);
		}

		return given.map(name => ({
			metric: fields.metric ?? '',
			bound: name,
			limit: fields[name] ?? 0,
		}));
	},
);

/** Reads `slo:`. */
export const serviceLevels: Reader<readonly ServiceLevel[]> = mapped(
	list(serviceLevel, 'slo'),
	levels => levels.flat(),
);
