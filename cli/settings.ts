import {suggest} from '../core/runtime/closest.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {
	type GivenFlags,
	type OptionSpec,
	type ServeOption,
	serveOptionList,
} from './serve-options.ts';

/** The variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

const TRUE_WORDS = ['1', 'true', 'on', 'yes'];
const FALSE_WORDS = ['0', 'false', 'off', 'no', ''];
const variableOf = (name: ServeOption): string =>
	`MOCK_QMP_${name.toUpperCase().replaceAll('-', '_')}`;

/** What is said of a word that a flag does not know. */
export const invalid = (name: ServeOption, value: string, remedy: string): MockQmpError =>
	new MockQmpError('OPTION_INVALID', `--${name}: "${value}" is not allowed`, {remedy});

const fromVariable = (
	[name, {type, isRepeatable}]: readonly [ServeOption, OptionSpec],
	text: string,
): ReadonlyArray<string | true> => {
	if (type === 'string') {
		return isRepeatable ? text.split(/\s+/).filter(word => word !== '') : [text];
	}

	if (isRepeatable && /^\d+$/.test(text)) {
		return Array.from({length: Number(text)}, () => true as const);
	}

	if (TRUE_WORDS.includes(text)) {
		return [true];
	}

	if (FALSE_WORDS.includes(text)) {
		return [];
	}

	throw new MockQmpError('OPTION_INVALID', `${variableOf(name)}: "${text}" is neither 1 nor 0`);
};

/** The words of each flag: those of the command line, else of the environment. */
export class Settings {
	readonly #words = new Map<ServeOption, ReadonlyArray<string | true>>();

	constructor(flags: GivenFlags, environment: Environment) {
		for (const entry of serveOptionList) {
			const [name, {choices}] = entry;
			const variable = environment[variableOf(name)];
			const words = flags[name] ?? (variable === undefined ? [] : fromVariable(entry, variable));
			for (const word of words) {
				if (choices !== undefined && !choices.includes(String(word))) {
					throw invalid(name, String(word), suggest(String(word), choices));
				}
			}

			this.#words.set(name, words);
		}
	}

	list(name: ServeOption): readonly string[] {
		return (this.#words.get(name) ?? []).filter(word => word !== true);
	}

	/** The last word counts. */
	text(name: ServeOption): string | undefined {
		return this.list(name).at(-1);
	}

	count(name: ServeOption): number {
		return this.#words.get(name)?.length ?? 0;
	}

	has(name: ServeOption): boolean {
		return this.count(name) > 0;
	}

	/** One of the allowed words; they were checked before. */
	choice<T extends string>(name: ServeOption, words: readonly T[]): T | undefined {
		return words.find(word => word === this.text(name));
	}

	/** What `read` makes of the word; complains if that is undefined. */
	parse<T>(
		name: ServeOption,
		read: (text: string) => T | undefined,
		remedy: string,
	): T | undefined {
		const text = this.text(name);
		const value = text === undefined ? undefined : read(text);
		if (text !== undefined && value === undefined) {
			throw invalid(name, text, remedy);
		}

		return value;
	}
}
