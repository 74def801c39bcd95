import {invalidOption} from './invalid-option.ts';
import {type KeyValue, readKeyValues} from './option-text.ts';
import {parseSize} from './size.ts';

// util/id.c, id_wellformed.
const IDENTIFIER = /^[a-z][\w.-]*$/i;

/** Whether a word can be the id of a device, backend or object. */
export const isIdentifier = (word: string): boolean => IDENTIFIER.test(word);

const IDENTIFIER_HINT =
	"Identifiers consist of letters, digits, '-', '.', '_', starting with a letter.";

const SIZE_HINT =
	'Optional suffix k, M, G, T, P or E means kilo-, mega-, giga-, tera-, peta-\n' +
	'and exabytes, respectively.';

/** What may stand in an option of QEMU's older syntax (`QemuOpts`). */
export interface OptsRules {
	/** Whose value the first part is when it has no `=`. */
	readonly impliedKey?: string;
	/** The keys that are allowed; any when left out. */
	readonly keys?: readonly string[];
}

/** An option of QEMU's older syntax: text by key, the last of a key counts. */
export class QemuOpts {
	readonly id: string | undefined;
	/** The option as it was given, for messages. */
	readonly where: string;
	readonly values: ReadonlyMap<string, string>;

	/** @throws MockQmpError OPTION_INVALID */
	constructor(option: string, text: string, {impliedKey, keys}: OptsRules = {}) {
		this.where = `${option} ${text}`;
		const values = new Map<string, string>();
		for (const {key, value} of readKeyValues(text, impliedKey).map(part => asSwitch(part, keys))) {
			if (keys !== undefined && key !== 'id' && !keys.includes(key)) {
				throw invalidOption(this.where, `Invalid parameter '${key}'`);
			}

			values.set(key, value);
		}

		this.id = values.get('id');
		if (this.id !== undefined && !isIdentifier(this.id)) {
			throw invalidOption(this.where, `Parameter 'id' expects an identifier\n${IDENTIFIER_HINT}`);
		}

		values.delete('id');
		this.values = values;
	}

	text(key: string): string | undefined {
		return this.values.get(key);
	}

	/** @throws MockQmpError OPTION_INVALID */
	flag(key: string): boolean | undefined {
		const word = this.values.get(key);
		const flag = word === undefined ? undefined : switchOf(word);
		if (word !== undefined && flag === undefined) {
			throw invalidOption(this.where, `Parameter '${key}' expects 'on' or 'off'`);
		}

		return flag;
	}

	/**
	 * Bytes; a bare number counts in units of `unit` bytes.
	 * @throws MockQmpError OPTION_INVALID
	 */
	size(key: string, unit = 1): number | undefined {
		const word = this.values.get(key);
		const size = word === undefined ? undefined : parseSize(word, unit);
		if (word !== undefined && size === undefined) {
			throw invalidOption(
				this.where,
				`Parameter '${key}' expects a non-negative number below 2^64\n${SIZE_HINT}`,
			);
		}

		return size;
	}

	/**
	 * A whole number.
	 * @throws MockQmpError OPTION_INVALID
	 */
	number(key: string): number | undefined {
		const word = this.values.get(key);
		const number = word === undefined || word === '' ? undefined : Number(word);
		if (word !== undefined && !Number.isSafeInteger(number)) {
			throw invalidOption(this.where, `Parameter '${key}' expects a number`);
		}

		return number;
	}
}

/** What a word says of an option that is on or off; undefined if it says neither. */
export const switchOf = (word: string): boolean | undefined =>
	({on: true, yes: true, true: true, y: true, off: false, no: false, false: false, n: false})[word];

// util/qemu-option.c, get_opt_name_value: `foo` is `foo=on`, `nofoo` is `foo=off`.
const asSwitch = (
	{key, value}: KeyValue,
	keys: readonly string[] | undefined,
): {readonly key: string; readonly value: string} => {
	if (value !== undefined) {
		return {key, value};
	}

	const isNegated = key.startsWith('no') && keys?.includes(key) !== true;
	return isNegated ? {key: key.slice(2), value: 'off'} : {key, value: 'on'};
};
