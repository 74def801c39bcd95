import {decodeUtf8, isCharacter} from './utf8.ts';

/** Ends the parsing; the message has one byte in each character. */
export type Fail = (message: string) => never;

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	'\\': '\\',
	'/': '/',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

const HEX4 = /^[\da-fA-F]{4}/;

/** The number that four hexadecimal digits at `index` spell, or -1. */
const hexAt = (text: string, index: number): number => {
	const digits = HEX4.exec(text.slice(index, index + 4));
	return digits === null ? -1 : Number.parseInt(digits[0], 16);
};

interface Escape {
	readonly codePoint: number;
	readonly length: number;
}

/** Reads `\uXXXX`, or a pair of them that makes one character beyond U+FFFF. */
const unicodeEscapeAt = (text: string, index: number): Escape => {
	const lead = hexAt(text, index + 2);
	const isLead = lead >= 0xd8_00 && lead <= 0xdb_ff;
	if (!isLead || text.slice(index + 6, index + 8) !== '\\u') {
		return {codePoint: lead, length: 6};
	}

	const trail = hexAt(text, index + 8);
	const isTrail = trail >= 0xdc_00 && trail <= 0xdf_ff;
	return isTrail
		? {codePoint: 0x1_00_00 + ((lead & 0x3_ff) << 10) + (trail & 0x3_ff), length: 12}
		: {codePoint: -1, length: 6};
};

const decodeRun = (bytes: string, fail: Fail): string =>
	decodeUtf8(bytes) ?? fail('invalid UTF-8 sequence in string');

/**
 * The characters that a string token spells, quotes included in `token`. The first problem from the left counts.
 */
export const unescapeString = (token: string, fail: Fail): string => {
	const text = token.slice(1);
	const end = text.length - 1;
	let result = '';
	let from = 0;
	for (let index = text.indexOf('\\'); index >= 0; index = text.indexOf('\\', from)) {
		result += decodeRun(text.slice(from, index), fail);
		const letter = text.charAt(index + 1);
		if (letter === 'u') {
			const {codePoint, length} = unicodeEscapeAt(text, index);
			if (!isCharacter(codePoint)) {
				fail(`${text.slice(index, index + length)} is not a valid Unicode character`);
			}

			result += String.fromCodePoint(codePoint);
			from = index + length;
		} else {
			result += SHORT_ESCAPES[letter] ?? fail('invalid escape sequence in string');
			from = index + 2;
		}
	}

	return result + decodeRun(text.slice(from, end), fail);
};
