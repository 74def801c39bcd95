import {
	type Document,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type ParsedNode,
	parseDocument,
	visit,
} from 'yaml';
import {suggest} from '../core/runtime/closest.ts';

const ALIASES_MAX = 100;

/** A place in a file, counted from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** Something is wrong at one place of a file. */
export interface Problem extends Place {
	/** What was found and what is allowed. */
	readonly message: string;
	/** Whether it can be played all the same. */
	readonly isLint: boolean;
}

/** The members that a mapping may have, by name, as they stand in the file. */
export type Members<K extends string> = ReadonlyMap<K, Node>;

/** A YAML text with the places of its nodes; collects all that is wrong with it. */
export class YamlReader {
	readonly root: ParsedNode | null;
	readonly #text: string;
	readonly #problems: Problem[] = [];
	readonly #lines = new LineCounter();

	constructor(text: string) {
		this.#text = text;
		const document = parseDocument(text, {lineCounter: this.#lines, prettyErrors: false});
		this.#resolveAliases(document);
		this.root = document.contents;
		for (const {pos, message} of document.errors) {
			this.#complainAt(pos[0], message);
		}
	}

	// A node that is named again stands for itself; so many and no more, since each may name others.
	#resolveAliases(document: Document): void {
		let count = 0;
		visit(document, {
			Alias: (_, alias) => {
				count += 1;
				const target = alias.resolve(document);
				if (target === undefined || count > ALIASES_MAX) {
					const problem =
						target === undefined ? 'nothing has this name' : 'too many names are used';
					this.complain(alias, `*${alias.source}: ${problem}`);
					return visit.REMOVE;
				}

				return target;
			},
		});
	}

	/** All that is wrong, in the order of the file. */
	get problems(): readonly Problem[] {
		return [...this.#problems].sort(
			(left, right) => left.line - right.line || left.column - right.column,
		);
	}

	/** Notes that something is wrong with a node, or `offset` characters into its text; no node is the file's start. */
	complain(node: Node | null | undefined, message: string, offset = 0): void {
		this.#complainAt(this.#startOf(node) + offset, message);
	}

	/** Notes that something is wrong at a place. */
	complainOf(place: Place, message: string): void {
		this.#problems.push({...place, message, isLint: false});
	}

	/** Notes what can be played but is hardly meant. */
	warnOf(place: Place, message: string): void {
		this.#problems.push({...place, message, isLint: true});
	}

	/** Where a node begins. */
	placeOf(node: Node | null | undefined): Place {
		return this.#placeAt(this.#startOf(node));
	}

	/** The node at a path from the root, if there is one. */
	at(path: readonly string[]): Node | undefined {
		const {root} = this;
		const node = isMap(root) ? root.getIn(path, true) : undefined;
		return isNode(node) ? node : undefined;
	}

	/** The node at a path of member names below another; the last that is there where the path goes on. */
	below(node: Node, path: readonly string[]): Node {
		const [name, ...rest] = path;
		const value = name !== undefined && (isMap(node) || isSeq(node)) ? node.get(name, true) : null;
		return isNode(value) ? this.below(value, rest) : node;
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

	/** The first character of a node; of a text in quotes the one behind the quote, so that offsets into it count. */
	#startOf(node: Node | null | undefined): number {
		const start = node?.range?.[0] ?? 0;
		const isQuoted = isScalar(node) && typeof node.value === 'string';
		return isQuoted && /["']/.test(this.#text[start] ?? '') ? start + 1 : start;
	}

	#placeAt(offset: number): Place {
		const {line, col} = this.#lines.linePos(offset);
		return {line: Math.max(1, line), column: Math.max(1, col)};
	}

	#complainAt(offset: number, message: string): void {
		this.#problems.push({...this.#placeAt(offset), message, isLint: false});
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
