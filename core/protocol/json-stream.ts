import {JsonLexer, type Token} from './json-lexer.ts';
import {JsonSyntaxError, parseTokens} from './json-parser.ts';
import type {JsonValue} from './json-value.ts';
import {malformedInput, type QmpError} from './qmp-error.ts';
import {decodeUtf8WithReplacement} from './utf8.ts';

// qmp-wire rules, "Lexer and parser": how much one group of tokens may hold.
const NESTING_MAX = 1024;
const TOKEN_COUNT_MAX = 2 * 1024 * 1024;
const GROUP_LENGTH_MAX = 64 * 1024 * 1024;

/** A value that was read, or what was wrong instead. */
export type JsonItem =
	| {readonly kind: 'value'; readonly value: JsonValue}
	| {readonly kind: 'error'; readonly error: QmpError};

/** The part of a token that QEMU prints: up to the first NUL. */
const printable = (bytes: string): string => bytes.split('\0', 1)[0] ?? '';

const errorItem = (desc: string): JsonItem => ({
	kind: 'error',
	error: malformedInput(decodeUtf8WithReplacement(desc)),
});

const DEPTH_CHANGE: Partial<Record<Token['kind'], readonly [number, number]>> = {
	'{': [1, 0],
	'}': [-1, 0],
	'[': [0, 1],
	']': [0, -1],
};

/** Bytes to JSON values as QEMU's monitor reads them: any framing, its dialect, limits and recovery. */
export class JsonStream {
	readonly #lexer = new JsonLexer();
	#tokens: Token[] = [];
	#length = 0;
	#braces = 0;
	#brackets = 0;

	/** Hands over the next bytes; call `next` until it gives undefined before the following ones. */
	push(bytes: Uint8Array): void {
		this.#lexer.push(bytes);
	}

	/** The next value or error, or undefined when the bytes at hand hold no further whole one. */
	next(): JsonItem | undefined {
		for (let token = this.#lexer.next(); token !== undefined; token = this.#lexer.next()) {
			const item = this.#take(token);
			if (item !== undefined) {
				return item;
			}
		}

		return undefined;
	}

	#take(token: Token): JsonItem | undefined {
		if (token.kind === 'stray') {
			this.#reset();
			return errorItem(`JSON parse error, stray '${printable(token.text)}'`);
		}

		const [brace, bracket] = DEPTH_CHANGE[token.kind] ?? [0, 0];
		this.#braces += brace;
		this.#brackets += bracket;
		const limit = this.#exceededLimit(token);
		if (limit !== undefined) {
			this.#reset();
			return errorItem(`JSON ${limit} limit exceeded`);
		}

		this.#tokens.push(token);
		this.#length += token.text.length;
		// The two kinds of brackets are counted, not matched; either below zero ends the group too.
		const [braces, brackets] = [this.#braces, this.#brackets];
		const isOpen = (braces > 0 || brackets > 0) && braces >= 0 && brackets >= 0;
		return isOpen ? undefined : this.#parseGroup();
	}

	#exceededLimit(token: Token): string | undefined {
		if (token.kind === 'oversize' || this.#length + token.text.length >= GROUP_LENGTH_MAX) {
			return 'token size';
		}

		if (this.#tokens.length >= TOKEN_COUNT_MAX) {
			return 'token count';
		}

		return this.#braces + this.#brackets > NESTING_MAX ? 'nesting depth' : undefined;
	}

	#parseGroup(): JsonItem {
		const tokens = this.#tokens;
		this.#reset();
		try {
			return {kind: 'value', value: parseTokens(tokens)};
		} catch (error) {
			if (error instanceof JsonSyntaxError) {
				return errorItem(`JSON parse error, ${error.message}`);
			}

			throw error;
		}
	}

	#reset(): void {
		this.#tokens = [];
		this.#length = 0;
		this.#braces = 0;
		this.#brackets = 0;
	}
}
