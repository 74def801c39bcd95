import {
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type ParsedNode,
	parseDocument,
} from 'yaml';
import {suggest} from '../core/runtime/closest.ts';

/** Something is wrong at one place of a file. */
export interface Problem {
	/** From 1. */
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

/** The members that a mapping may have, by name, as they stand in the file. */
export type Members<K extends string> = ReadonlyMap<K, Node>;

/** A YAML text with the places of its nodes; collects all that is wrong with it. */
export class YamlReader {
	readonly root: ParsedNode | null;
	readonly problems: Problem[] = [];
	readonly #lines = new LineCounter();

	constructor(text: string) {
		const document = parseDocument(text, {lineCounter: this.#lines, prettyErrors: false});
		this.root = document.contents;
		for (const {pos, message} of document.errors) {
			this.#complainAt(pos[0], message);
		}
	}

	/** Notes that something is wrong with a node; the start of the file stands for none. */
	complain(node: Node | null, message: string): void {
		this.#complainAt(node?.range?.[0] ?? 0, message);
	}

	/** The node at a path of member names below another; the last that is there where the path goes on. */
	below(node: Node, path: readonly string[]): Node {
		const [name, ...rest] = path;
		const value = name !== undefined && (isMap(node) || isSeq(node)) ? node.get(name, true) : null;
		return isNode(value) ? this.below(value, rest) : node;
	}

	/** The line of a node, from 1. */
	lineOf(node: Node): number {
		return this.#lines.linePos(node.range?.[0] ?? 0).line;
	}

	/** The members of a mapping; complains of others, and of a node that is no mapping. */
	members<K extends string>(node: Node | null, names: readonly K[], what: string): Members<K> {
		const found = new Map<K, Node>();
		if (!isMap<Node, Node | null>(node)) {
			this.complain(node, `${what} must be a mapping with ${names.join(', ')}`);
			return found;
		}

		for (const {key, value} of node.items) {
			const word = isScalar(key) ? String(key.value) : '';
			const name = names.find(candidate => candidate === word);
			if (name === undefined) {
				this.complain(key, `${what} has no member "${word}"; ${suggest(word, names)}`);
			} else if (value !== null) {
				found.set(name, value);
			}
		}

		return found;
	}

	/** The items of a list; complains of a node that is none. */
	items(node: Node, what: string): readonly Node[] {
		if (!isSeq<Node>(node)) {
			this.complain(node, `${what} must be a list`);
			return [];
		}

		return node.items;
	}

	/** What a test accepts of a scalar; complains otherwise, naming what was found. */
	scalar<T>(
		node: Node | undefined,
		accept: (value: unknown) => T | undefined,
		wanted: string,
	): T | undefined {
		if (node === undefined) {
			return undefined;
		}

		const value = isScalar(node) ? node.value : undefined;
		const accepted = accept(value);
		if (accepted === undefined) {
			this.complain(node, `${JSON.stringify(value) ?? 'this'} is not ${wanted}`);
		}

		return accepted;
	}

	#complainAt(offset: number, message: string): void {
		const {line, col} = this.#lines.linePos(offset);
		this.problems.push({line: Math.max(1, line), column: Math.max(1, col), message});
	}
}

/** Accepts text. */
export const asText = (value: unknown): string | undefined =>
	typeof value === 'string' ? value : undefined;

/** Accepts true and false. */
export const asBoolean = (value: unknown): boolean | undefined =>
	typeof value === 'boolean' ? value : undefined;

/** Accepts whole numbers from 0. */
export const asCount = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** A node as plain data. */
export const plainOf = (node: Node): unknown => node.toJSON();
