import type {Node} from 'yaml';
import type {Reaction, Step} from '../scenario.ts';
import {nestedSteps} from './nested-steps.ts';
import {count, list, mapped, type Reader, type Reading, text} from './reader.ts';
import {type Entry, record} from './record.ts';
import {triggerOf, triggerShape, wordsOf} from './trigger.ts';

const shape = {
	id: {reader: text('a name'), doc: 'names the reaction, and its stream of chance'},
	...triggerShape,
	nth: {reader: count(1), doc: 'only on this occasion, counted from 1'},
	skip: {reader: count(), doc: 'how many occasions it lets pass first'},
	times: {reader: count(1), doc: 'how often it does anything'},
	do: {reader: nestedSteps, doc: 'the steps', isRequired: true},
} as const;

type Read = Entry<typeof shape>;

/** Whether steps, or those that they may lead to, answer a command. */
export const answers = (
	list: readonly Step[],
	macros: Readonly<Record<string, readonly Step[]>>,
): boolean =>
	list.some(({verb}) => {
		switch (verb.kind) {
			case 'reply':
			case 'error':
				return true;
			case 'choose':
				return verb.choices.some(choice => answers(choice.steps, macros));
			case 'parallel':
				return verb.branches.some(branch => answers(branch, macros));
			case 'run':
				// One that runs itself is complained of elsewhere.
				return answers(macros[verb.macro] ?? [], {...macros, [verb.macro]: []});
			default:
				return false;
		}
	});

const isUnconditional = ({fields, nodes}: Read): boolean =>
	nodes.match === undefined &&
	nodes.in === undefined &&
	fields.nth === undefined &&
	fields.skip === undefined &&
	fields.times === undefined;

const reaction: Reader<{
	readonly reaction: Reaction;
	readonly isCatchingAll: boolean;
	readonly node: Node;
}> = mapped(record(shape, 'a reaction'), (entry, node, reading) => {
	const wanted = triggerOf(entry, node, reading);
	const {fields} = entry;
	return (
		wanted && {
			node,
			isCatchingAll: isUnconditional(entry),
			reaction: {
				label: fields.id ?? wordsOf(wanted),
				place: reading.source.placeOf(node),
				trigger: wanted,
				times: fields.times ?? Number.POSITIVE_INFINITY,
				skip: fields.skip ?? 0,
				nth: fields.nth,
				steps: fields.do ?? [],
				isAnswering: false,
			},
		}
	);
});

type ReadReactions = ReadonlyArray<{
	readonly reaction: Reaction;
	readonly isCatchingAll: boolean;
	readonly node: Node;
}>;

const complainOfUnreachable = (all: ReadReactions, {source}: Reading): void => {
	const caught = new Set<string>();
	for (const {
		reaction: {trigger},
		isCatchingAll,
		node,
	} of all) {
		const what = `${trigger.kind} ${trigger.name ?? ''}`;
		if (caught.has(what)) {
			source.complain(
				node,
				`this reaction is never reached: one before it takes every ${wordsOf(trigger)}`,
			);
		} else if (isCatchingAll) {
			caught.add(what);
		}
	}
};

/** Reads the reactions of a scenario. */
export const reactions: Reader<readonly Reaction[]> = mapped(
	list(reaction, 'on'),
	(all, _, reading) => {
		complainOfUnreachable(all, reading);
		const counts = new Map<string, number>();
		return all.map(({reaction: read}) => {
			const before = counts.get(read.label) ?? 0;
			counts.set(read.label, before + 1);
			return before === 0 ? read : {...read, label: `${read.label} ${before}`};
		});
	},
);
