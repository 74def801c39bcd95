import {invalidOption} from './invalid-option.ts';
import {splitAtCommas} from './option-text.ts';

/** A tree of text: what `a.b=1,c=2` says. */
export interface KeyvalTree {
	readonly [key: string]: KeyvalNode;
}

/** A value of a keyval option: text, a list (keys 0, 1, …) or a sub-tree. */
export type KeyvalNode = string | readonly KeyvalNode[] | KeyvalTree;

interface Draft {
	[key: string]: string | Draft;
}

// util/keyval.c, keyval_parse_one: a name of QAPI, or behind the first dot an index.
const FRAGMENT = /^(?:[a-z_][\w-]*|__[a-z][\w.-]*?_[\w-]+)$/i;
const INDEX = /^\d+$/;

/** Reads an option in QEMU's newer syntax (`keyval`). */
export class KeyvalReader {
	readonly #where: string;
	readonly #draft: Draft = {};

	private constructor(where: string) {
		this.#where = where;
	}

	/**
	 * Reads `text`; `impliedKey` is whose value the first part is when it has no `=`.
	 * @throws MockQmpError OPTION_INVALID
	 */
	static read(option: string, text: string, impliedKey?: string): KeyvalTree {
		const reader = new KeyvalReader(`${option} ${text}`);
		const parts = text === '' ? [] : splitAtCommas(text);
		for (const [index, part] of parts.entries()) {
			if (part !== '' || index < parts.length - 1) {
				reader.#part(part, index === 0 ? impliedKey : undefined);
			}
		}

		return reader.#listified(reader.#draft);
	}

	#part(part: string, impliedKey: string | undefined): void {
		const equals = part.indexOf('=');
		if (equals < 0 && impliedKey !== undefined && part !== '') {
			this.#put([impliedKey], part);
			return;
		}

		const key = equals < 0 ? part : part.slice(0, equals);
		const fragments = key.split('.');
		const isGood = fragments.every(
			(fragment, index) => FRAGMENT.test(fragment) || (index > 0 && INDEX.test(fragment)),
		);
		if (!isGood) {
			throw invalidOption(this.#where, `Invalid parameter '${key}'`);
		}

		if (equals < 0) {
			throw invalidOption(this.#where, `Expected '=' after parameter '${key}'`);
		}

		this.#put(fragments, part.slice(equals + 1));
	}

	#put(fragments: readonly string[], value: string): void {
		let at = this.#draft;
		for (const [index, fragment] of fragments.slice(0, -1).entries()) {
			const below = at[fragment] ?? {};
			if (typeof below === 'string') {
				throw this.#inconsistent(fragments.slice(0, index + 1));
			}

			at[fragment] = below;
			at = below;
		}

		const last = fragments.at(-1) ?? '';
		if (typeof at[last] === 'object') {
			throw this.#inconsistent(fragments);
		}

		at[last] = value;
	}

	#inconsistent(fragments: readonly string[]): Error {
		return invalidOption(this.#where, `Parameters '${fragments.join('.')}.*' used inconsistently`);
	}

	#listified(draft: Draft): KeyvalTree {
		return Object.fromEntries(
			Object.entries(draft).map(([key, value]) => [key, this.#node(value)]),
		);
	}

	#node(draft: string | Draft): KeyvalNode {
		if (typeof draft === 'string') {
			return draft;
		}

		const keys = Object.keys(draft);
		if (!keys.every(key => INDEX.test(key))) {
			return this.#listified(draft);
		}

		const items = keys.map(Number).sort((left, right) => left - right);
		const gap = items.findIndex((item, index) => item !== index);
		if (gap >= 0) {
			throw invalidOption(this.#where, `Parameter '${gap}' missing`);
		}

		return items.map(item => this.#node(draft[item] ?? ''));
	}
}
