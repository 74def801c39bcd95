import {encodeValue} from '../../core/protocol/encode.ts';
import {
	namedMembers,
	nameRules,
	neutralNames,
	type ScrubKind,
	scrubRules,
	substituteOf,
} from './scrub-rules.ts';

/** One original and what stands for it. */
export interface Substitution {
	readonly kind: ScrubKind;
	readonly original: string;
	readonly substitute: string;
}

// A string, and the colon that makes a member's name of it.
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
// Members whose values belong to the protocol or the transcript: a VM called "running" must not change them.
const VOCABULARY: readonly string[] = [
	...['execute', 'exec-oob', 'event', 'class', 'status', 'driver', 'type'],
	'dir',
];
const VM_NAME_REPLY = /^\{\s*"return":\s*\{\s*"name":\s*"((?:[^"\\]|\\.)+)"\s*\}/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const decoded = (literal: string): string | undefined => {
	try {
		const value: unknown = JSON.parse(literal);
		return typeof value === 'string' ? value : undefined;
	} catch {
		// Not JSON's spelling: it stays as it is.
		return undefined;
	}
};

/**
 * Replaces what tells of people and places in messages by neutral names: the same original always by the same one.
 * Names are learned as they come; a second pass over the same messages finds those that were learned too late.
 */
export class Scrubber {
	readonly #substitutions = new Map<string, Substitution>();
	readonly #substitutes = new Set<string>();
	readonly #counts = new Map<ScrubKind, number>();
	#names: RegExp | undefined;

	/** @param known names that are telling wherever they stand, such as that of this host */
	constructor(known: ReadonlyArray<readonly [ScrubKind, string]> = []) {
		for (const [kind, name] of known) {
			this.#learn(kind, name);
		}
	}

	/** All that was replaced or learned, in the order in which it was met. */
	get substitutions(): readonly Substitution[] {
		return [...this.#substitutions.values()];
	}

	/** A message with neutral names; everything else stays letter by letter. */
	scrub(text: string): string {
		const vmName = decoded(`"${VM_NAME_REPLY.exec(text)?.[1] ?? ''}"`);
		if (vmName !== undefined) {
			this.#learn('VM', vmName);
		}

		let member = '';
		return text.replace(STRING, (literal, colon?: string) => {
			if (colon !== undefined) {
				member = decoded(literal.slice(0, -colon.length)) ?? '';
				return literal;
			}

			const value = decoded(literal);
			const scrubbed = value === undefined ? undefined : this.#scrubValue(member, value);
			return scrubbed === undefined || scrubbed === value ? literal : encodeValue(scrubbed);
		});
	}

	#scrubValue(member: string, value: string): string {
		if (VOCABULARY.includes(member)) {
			return value;
		}

		const kind = Object.hasOwn(namedMembers, member) ? namedMembers[member] : undefined;
		if (kind !== undefined && !this.#looksLikeAddress(value)) {
			this.#learn(kind, value);
		}

		for (const [named, pattern] of nameRules) {
			for (const [, name = ''] of value.matchAll(pattern)) {
				this.#learn(named, name);
			}
		}

		return this.#replaceNames(this.#replacePatterns(value));
	}

	#looksLikeAddress(value: string): boolean {
		return scrubRules.some(({pattern}) => value.replace(pattern, '') === '');
	}

	#replacePatterns(value: string): string {
		return scrubRules.reduce(
			(text, {kind, pattern, isTelling}) =>
				text.replace(pattern, match =>
					isTelling(match) ? this.#substitute(kind, match.toLowerCase()) : match,
				),
			value,
		);
	}

	#replaceNames(value: string): string {
		return this.#names === undefined
			? value
			: value.replace(this.#names, name => this.#substitutions.get(name)?.substitute ?? name);
	}

	// A name counts only as a whole word. Longer ones go first, so that no part of one is taken for another, and
	// substitutes stand for themselves, so that a host called "vm" changes none of them.
	#learn(kind: ScrubKind, name: string): void {
		if (name === '' || neutralNames.includes(name) || this.#isKnown(name)) {
			return;
		}

		this.#substitute(kind, name);
		const names = this.substitutions
			.filter(({kind: other}) => !scrubRules.some(rule => rule.kind === other))
			.flatMap(({original, substitute}) => [escaped(original), escaped(substitute)])
			.sort((left, right) => right.length - left.length);
		this.#names = new RegExp(`(?<![\\p{L}\\d])(?:${names.join('|')})(?![\\p{L}\\d])`, 'gu');
	}

	#isKnown(name: string): boolean {
		return this.#substitutions.has(name) || this.#substitutes.has(name);
	}

	#substitute(kind: ScrubKind, original: string): string {
		const known = this.#substitutions.get(original);
		if (known !== undefined || this.#substitutes.has(original)) {
			return known?.substitute ?? original;
		}

		const number = (this.#counts.get(kind) ?? 0) + 1;
		this.#counts.set(kind, number);
		const substitute = substituteOf(kind, original, number);
		this.#substitutions.set(original, {kind, original, substitute});
		this.#substitutes.add(substitute);
		return substitute;
	}
}
