import {isMap, isScalar, isSeq, type Node} from 'yaml';
import {suggest} from '../../core/runtime/closest.ts';
import type {Expressions} from '../expressions/expressions.ts';
import type {Step} from '../scenario.ts';
import type {YamlReader} from '../yaml-node.ts';

/** A JSON Schema (draft 2020-12), or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What readers need besides the node. */
export interface Reading {
	readonly source: YamlReader;
	/** How the operator calls the file. */
	readonly file: string;
	readonly expressions: Expressions;
	/** Names of the events of the profile. */
	readonly eventNames: readonly string[];
	/** Names of its commands. */
	readonly commandNames: readonly string[];
	/** Checks constant data of an event; what is wrong is told with the path of the member. */
	readonly checkData: CheckData;
	/** Macros that every scenario may run, read when they are needed. */
	readonly builtinMacros: () => Readonly<Record<string, readonly Step[]>>;
}

/** Checks data of an event against the profile's schema; `isWhole` if members that are missing are wrong, too. */
export type CheckData = (
	event: string,
	data: unknown,
	isWhole: boolean,
	complain: (path: readonly string[], message: string) => void,
) => void;

/** Reads one kind of node, and tells an editor what it may be. */
export interface Reader<T> {
	readonly schema: JsonSchema;
	/** Complains and gives undefined when the node is something else. */
	readonly read: (node: Node, reading: Reading) => T | undefined;
}

const show = (node: Node): string => {
	if (isMap(node)) {
		return 'a mapping';
	}

	return isSeq(node) ? 'a list' : JSON.stringify(isScalar(node) ? (node.value ?? null) : null);
};

/** Reads a scalar that a test accepts; `wanted` says what it may be. */
export const scalar = <T>(
	accept: (value: unknown) => T | undefined,
	wanted: string,
	schema: JsonSchema,
): Reader<T> => ({
	schema,
	read(node, {source}) {
		const accepted = isScalar(node) ? accept(node.value) : undefined;
		if (accepted === undefined) {
			source.complain(node, `${show(node)} is not ${wanted}`);
		}

		return accepted;
	},
});

/** Reads text. */
export const text = (wanted = 'text'): Reader<string> =>
	scalar(value => (typeof value === 'string' ? value : undefined), wanted, {type: 'string'});

/** Reads one of some words; `what` is what they are called. */
export const choice = <T extends string>(
	words: readonly T[],
	what = 'word for this',
): Reader<T> => ({
	schema: {enum: words},
	read(node, {source}) {
		const word = words.find(candidate => isScalar(node) && candidate === node.value);
		if (word === undefined) {
			const found = isScalar(node) ? String(node.value) : '';
			source.complain(node, `${show(node)} is no ${what}; ${suggest(found, words)}`);
		}

		return word;
	},
});

/** Reads true or false. */
export const boolean: Reader<boolean> = scalar(
	value => (typeof value === 'boolean' ? value : undefined),
	'true or false',
	{type: 'boolean'},
);

/** Reads a whole number from `min` on. */
export const count = (min = 0): Reader<number> =>
	scalar(
		value => (Number.isSafeInteger(value) && Number(value) >= min ? Number(value) : undefined),
		`a whole number from ${min}`,
		{type: 'integer', minimum: min},
	);

/** Reads a number in a range, its ends included. */
export const number = (min: number, max: number): Reader<number> =>
	scalar(
		value => (typeof value === 'number' && value >= min && value <= max ? value : undefined),
		Number.isFinite(max) ? `a number from ${min} to ${max}` : `a number from ${min}`,
		{type: 'number', minimum: min, ...(Number.isFinite(max) ? {maximum: max} : {})},
	);

/** Reads a list. */
export const list = <T>(item: Reader<T>, what: string): Reader<readonly T[]> => ({
	schema: {type: 'array', items: item.schema},
	read(node, reading) {
		if (!isSeq<Node>(node)) {
			reading.source.complain(node, `${what} must be a list, not ${show(node)}`);
			return undefined;
		}

		return node.items
			.map(element => item.read(element, reading))
			.filter(element => element !== undefined);
	},
});

/** Reads a mapping with names of the author's choice. */
export const mapOf = <T>(value: Reader<T>, what: string): Reader<Readonly<Record<string, T>>> => ({
	schema: {type: 'object', additionalProperties: value.schema},
	read(node, reading) {
		if (!isMap<Node, Node | null>(node)) {
			reading.source.complain(node, `${what} must be a mapping, not ${show(node)}`);
			return undefined;
		}

		const entries = node.items.map(item => {
			const name = isScalar(item.key) ? String(item.key.value) : '';
			return [name, item.value === null ? undefined : value.read(item.value, reading)] as const;
		});
		return Object.fromEntries(
			entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined),
		);
	},
});

/** Reads what the first reader whose kind of node it is can read; `schema` lists them all. */
export const either = <T>(
	choose: (node: Node) => Reader<T>,
	readers: ReadonlyArray<Reader<T>>,
): Reader<T> => ({
	schema: {anyOf: readers.map(({schema}) => schema)},
	read: (node, reading) => choose(node).read(node, reading),
});

/** Changes what a reader gives; `change` may complain and give undefined. */
export const mapped = <A, B>(
	reader: Reader<A>,
	change: (value: A, node: Node, reading: Reading) => B | undefined,
): Reader<B> => ({
	schema: reader.schema,
	read(node, reading) {
		const value = reader.read(node, reading);
		return value === undefined ? undefined : change(value, node, reading);
	},
});
