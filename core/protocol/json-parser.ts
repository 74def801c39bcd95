import type {Token, TokenKind} from './json-lexer.ts';
import {unescapeString} from './json-string.ts';
import {JsonDouble, type JsonValue} from './json-value.ts';

/** A group of tokens is no JSON value; the message has one byte in each character. */
export class JsonSyntaxError extends Error {
	override readonly name = 'JsonSyntaxError';
}

// QEMU formats what it says of a group into a buffer of 1024 bytes with an end mark.
const MESSAGE_LENGTH_MAX = 1023;

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

const fail = (message: string): never => {
	throw new JsonSyntaxError(message.slice(0, MESSAGE_LENGTH_MAX));
};

/** An integer literal: a number where that is exact, a bigint up to 64 bits, beyond that a double. */
const parseInteger = (text: string): JsonValue => {
	const number = Number(text);
	if (Number.isSafeInteger(number)) {
		// Minus zero is an integer like any other, and comes back as 0.
		return number === 0 ? 0 : number;
	}

	const exact = BigInt(text);
	return exact >= INT64_MIN && exact <= UINT64_MAX ? exact : new JsonDouble(number);
};

const parseKeyword = (text: string): JsonValue => {
	switch (text) {
		case 'true':
			return true;
		case 'false':
			return false;
		case 'null':
			return null;
		default:
			return fail(`invalid keyword '${text}'`);
	}
};

/** Walks one group of tokens; the nesting was bounded when the group was collected. */
class GroupParser {
	readonly #tokens: readonly Token[];
	#index = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	value(): JsonValue {
		const token = this.#take();
		switch (token.kind) {
			case '{':
				return this.#object();
			case '[':
				return this.#array();
			case 'integer':
				return parseInteger(token.text);
			case 'float':
				return new JsonDouble(Number(token.text));
			case 'string':
				return unescapeString(token.text, fail);
			case 'keyword':
				return parseKeyword(token.text);
			default:
				return fail('expecting value');
		}
	}

	#object(): JsonValue {
		const members = new Map<string, JsonValue>();
		if (this.#takeIf('}')) {
			return members;
		}

		for (;;) {
			this.#member(members);
			if (this.#takeIf('}')) {
				return members;
			}

			if (!this.#takeIf(',')) {
				fail('expected separator in dict');
			}
		}
	}

	#member(members: Map<string, JsonValue>): void {
		const value = this.value();
		const key = typeof value === 'string' ? value : fail('key is not a string in object');

		if (!this.#takeIf(':')) {
			fail('missing : in object pair');
		}

		const member = this.value();
		if (members.has(key)) {
			fail('duplicate key');
		}

		members.set(key, member);
	}

	#array(): JsonValue {
		const items: JsonValue[] = [];
		if (this.#takeIf(']')) {
			return items;
		}

		for (;;) {
			items.push(this.value());
			if (this.#takeIf(']')) {
				return items;
			}

			if (!this.#takeIf(',')) {
				fail('expected separator in list');
			}
		}
	}

	#take(): Token {
		const token = this.#tokens[this.#index];
		this.#index += 1;
		return token ?? fail('premature EOI');
	}

	#takeIf(kind: TokenKind): boolean {
		const isThere = this.#tokens[this.#index]?.kind === kind;
		if (isThere) {
			this.#index += 1;
		}

		return isThere;
	}
}

/**
 * Makes a value of a group of tokens: one scalar, or what stands between matching brackets.
 * @throws JsonSyntaxError with QEMU's wording of the first problem
 */
export const parseTokens = (tokens: readonly Token[]): JsonValue => new GroupParser(tokens).value();
