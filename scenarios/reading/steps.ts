import type {Node} from 'yaml';
import type {Expression} from '../expressions/expressions.ts';
import {anyValue, constant} from '../expressions/value.ts';
import type {Repeat, Schedule, Step} from '../scenario.ts';
import type {Trigger} from '../trigger.ts';
import {bindSteps} from './nested-steps.ts';
import {list, mapped, type Reader, type Reading, text} from './reader.ts';
import {type Entry, record, type Shape} from './record.ts';
import {expressionText, trigger} from './trigger.ts';
import {type VerbName, verbCompanions, verbNames, verbOf, verbShape} from './verbs.ts';
import {delay} from './words.ts';

const AT_ONCE = {text: '0ms', draw: (): number => 0};

const expression: Reader<Expression> = mapped(expressionText, (written, node, reading) => {
	const compiled = reading.expressions.compile(written);
	if ('message' in compiled) {
		reading.source.complain(
			node,
			`expression $\{${written}}: ${compiled.message}`,
			2 + compiled.offset,
		);
		return undefined;
	}

	return compiled;
});

const condition: Reader<Trigger | Expression> = {
	schema: {anyOf: [expression.schema, trigger.schema]},
	read: (node, reading) => ('value' in node ? expression : trigger).read(node, reading),
};

const repeat: Reader<Repeat> = mapped(
	record(
		{
			times: {reader: anyValue, doc: 'how often in all, or forever'},
			until: {reader: expression, doc: 'ends it when true, looked at before each further time'},
			every: {reader: delay, doc: 'from one time to the next'},
		},
		'repeat',
	),
	({fields, nodes}, node, {source}) => {
		const {times, until, every = AT_ONCE} = fields;
		const constantTimes = times?.isConstant ? times.constant : 1;
		if (
			constantTimes !== 'forever' &&
			!(Number.isSafeInteger(constantTimes) && Number(constantTimes) >= 0)
		) {
			source.complain(
				nodes.times,
				`${JSON.stringify(constantTimes)} is not a whole number from 0, or forever`,
			);
		}

		const isEndless = times === undefined || times.constant === 'forever';
		if (isEndless && (times !== undefined || until !== undefined) && nodes.every === undefined) {
			source.complain(node, 'what repeats without end needs `every`');
		}

		if (times === undefined && until === undefined) {
			source.complain(node, 'repeat needs times or until');
		}

		return {times: isEndless ? constant(Number.POSITIVE_INFINITY) : times, until, every};
	},
);

const ownShape = {
	id: {reader: text('a name'), doc: 'names the step, and the stream of chance that it draws from'},
	at: {reader: delay, doc: 'when it is due, from the begin of the scenario'},
	after: {reader: delay, doc: 'when it is due, from when the step before was'},
	when: {reader: condition, doc: 'it waits for this'},
	repeat: {reader: repeat, doc: 'it is done again'},
	chance: {reader: anyValue, doc: 'how probably it is done at all, from 0 to 1'},
	set: {reader: anyValue, doc: 'variables that it sets: `state.NAME` in expressions'},
} as const satisfies Shape;

const shape = {...ownShape, ...verbShape, ...verbCompanions};

type Read = Entry<typeof shape>;

const scheduleOf = ({fields, nodes}: Read, reading: Reading): Schedule => {
	const [first, second] = (['at', 'after', 'when'] as const).filter(
		name => nodes[name] !== undefined,
	);
	if (second !== undefined) {
		reading.source.complain(nodes[second], `a step has either ${first} or ${second}`);
	}

	if (fields.when !== undefined) {
		return {kind: 'when', condition: fields.when};
	}

	return fields.at === undefined
		? {kind: 'after', delay: fields.after ?? AT_ONCE}
		: {kind: 'at', delay: fields.at};
};

const verbNameOf = ({nodes}: Read, node: Node, reading: Reading): VerbName | 'set' | undefined => {
	const [verb, second] = verbNames.filter(name => nodes[name] !== undefined);
	if (second !== undefined) {
		reading.source.complain(nodes[second], `a step has one verb, here ${verb} or ${second}`);
	} else if (verb === undefined && nodes.set === undefined) {
		reading.source.complain(node, `a step has one of ${verbNames.join(', ')}, set`);
	}

	const name = verb ?? (nodes.set === undefined ? undefined : 'set');
	for (const [member, {of}] of Object.entries(verbCompanions)) {
		const companion = nodes[member as keyof typeof verbCompanions];
		if (companion !== undefined && name !== undefined && of !== name) {
			reading.source.complain(companion, `${member} belongs to ${of}, not to ${name}`);
		}
	}

	return name;
};

const complainOfChance = ({fields, nodes}: Read, {source}: Reading): void => {
	const {chance} = fields;
	const value = chance?.isConstant ? chance.constant : 0;
	if (!(typeof value === 'number' && value >= 0 && value <= 1)) {
		source.complain(nodes.chance, `${JSON.stringify(value)} is not a number from 0 to 1`);
	}
};

const readStep = (entry: Read, node: Node, reading: Reading): Step | undefined => {
	const name = verbNameOf(entry, node, reading);
	complainOfChance(entry, reading);
	const verb =
		name === undefined || name === 'set' ? ({kind: 'set'} as const) : verbOf(name, entry, reading);
	if (verb === undefined) {
		return undefined;
	}

	const what = 'event' in verb ? `${verb.kind} ${verb.event}` : verb.kind;
	return {
		label: entry.fields.id ?? what,
		place: reading.source.placeOf(node),
		schedule: scheduleOf(entry, reading),
		repeat: entry.fields.repeat,
		chance: entry.fields.chance,
		set: entry.fields.set,
		verb,
	};
};

/** Steps that do the same are told apart by how many of them came before, so that others may be put in between. */
const numbered = (steps: readonly Step[]): readonly Step[] => {
	const counts = new Map<string, number>();
	return steps.map(step => {
		const before = counts.get(step.label) ?? 0;
		counts.set(step.label, before + 1);
		return before === 0 ? step : {...step, label: `${step.label} ${before}`};
	});
};

/** Reads a list of steps. */
export const steps: Reader<readonly Step[]> = mapped(
	list(mapped(record(shape, 'a step'), readStep), 'steps'),
	numbered,
);

bindSteps(steps);
