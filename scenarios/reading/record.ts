import {isMap, isScalar, type Node} from 'yaml';
import {suggest} from '../../core/runtime/closest.ts';
import type {Reader, Reading} from './reader.ts';

/** A member of a mapping with fixed names. */
export interface Member<T> {
	readonly reader: Reader<T>;
	/** What it means, for editors. */
	readonly doc: string;
	readonly isRequired?: true;
}

/** Members by name. */
export type Shape = Readonly<Record<string, Member<unknown>>>;

type ValueOf<M> = M extends Member<infer T> ? T : never;

/** What was read of a mapping: the members that are there and right. */
export type Fields<S extends Shape> = {readonly [K in keyof S]?: ValueOf<S[K]>};

/** The nodes of a mapping by member, those too that could not be read. */
export type Nodes<S extends Shape> = {readonly [K in keyof S]?: Node};

/** A mapping as it was read. */
export interface Entry<S extends Shape> {
	readonly fields: Fields<S>;
	readonly nodes: Nodes<S>;
}

const schemaOf = (shape: Shape): Readonly<Record<string, unknown>> => {
	const required = Object.keys(shape).filter(name => shape[name]?.isRequired);
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(shape).map(([name, {reader, doc}]) => [
				name,
				{...reader.schema, description: doc},
			]),
		),
		additionalProperties: false,
		...(required.length === 0 ? {} : {required}),
	};
};

const readMembers = <S extends Shape>(
	items: ReadonlyArray<{readonly key: Node; readonly value: Node | null}>,
	shape: S,
	what: string,
	reading: Reading,
): Entry<S> => {
	const fields: Record<string, unknown> = {};
	const nodes: Record<string, Node> = {};
	const names = Object.keys(shape);
	for (const {key, value} of items) {
		const name = isScalar(key) ? String(key.value) : '';
		const member = Object.hasOwn(shape, name) ? shape[name] : undefined;
		if (member === undefined) {
			reading.source.complain(key, `${what} has no member "${name}"; ${suggest(name, names)}`);
		} else if (value !== null) {
			nodes[name] = value;
			const read = member.reader.read(value, reading);
			if (read !== undefined) {
				fields[name] = read;
			}
		}
	}

	return {fields: fields as Fields<S>, nodes: nodes as Nodes<S>};
};

/** Reads a mapping with certain members; `what` names it in messages. */
export const record = <S extends Shape>(shape: S, what: string): Reader<Entry<S>> => ({
	schema: schemaOf(shape),
	read(node, reading) {
		if (!isMap<Node, Node | null>(node)) {
			const names = Object.keys(shape).join(', ');
			reading.source.complain(node, `${what} must be a mapping with ${names}`);
			return undefined;
		}

		const entry = readMembers(node.items, shape, what, reading);
		const missing = Object.keys(shape).filter(
			name => shape[name]?.isRequired && !(name in entry.nodes),
		);
		if (missing.length > 0) {
			reading.source.complain(node, `${what} lacks ${missing.join(', ')}`);
		}

		return entry;
	},
});
