// The least code point that a sequence of 2, 3, ... bytes may hold; anything below is overlong.
const LEAST_BY_LENGTH = [0, 0, 0x80, 0x800, 0x1_00_00, 0x20_00_00, 0x4_00_00_00];

/** Whether Unicode gives this number to a character: not a surrogate, not a noncharacter, not too large. */
export const isCharacter = (codePoint: number): boolean =>
	codePoint >= 0 &&
	codePoint <= 0x10_ff_ff &&
	!(codePoint >= 0xd8_00 && codePoint <= 0xdf_ff) &&
	!(codePoint >= 0xfd_d0 && codePoint <= 0xfd_ef) &&
	(codePoint & 0xff_fe) !== 0xff_fe;

/** How many bytes a sequence has, as its first byte announces; 1 for bytes that can begin none. */
const announcedLength = (lead: number): number => {
	if (lead < 0xc0 || lead >= 0xfe) {
		return 1;
	}

	return Math.clz32(~lead << 24);
};

interface Sequence {
	/** The character, or -1 for a malformed sequence. */
	readonly codePoint: number;
	readonly length: number;
}

/** Reads the sequence at `index` of a string that holds one byte in each character. */
const sequenceAt = (bytes: string, index: number): Sequence => {
	const lead = bytes.charCodeAt(index);
	if (lead < 0x80) {
		return {codePoint: lead, length: 1};
	}

	const announced = announcedLength(lead);
	if (announced === 1) {
		return {codePoint: -1, length: 1};
	}

	let codePoint = lead & (0x7f >> announced);
	for (let length = 1; length < announced; length++) {
		const byte = bytes.charCodeAt(index + length);
		if ((byte & 0xc0) !== 0x80) {
			return {codePoint: -1, length};
		}

		codePoint = codePoint * 64 + (byte & 0x3f);
	}

	// Modified UTF-8: the overlong C0 80 stands for U+0000.
	const isOverlong =
		codePoint < (LEAST_BY_LENGTH[announced] ?? 0) && !(codePoint === 0 && announced === 2);
	const isGood = isCharacter(codePoint) && !isOverlong;
	return {codePoint: isGood ? codePoint : -1, length: announced};
};

const isAscii = (bytes: string): boolean => {
	for (let index = 0; index < bytes.length; index++) {
		if (bytes.charCodeAt(index) >= 0x80) {
			return false;
		}
	}

	return true;
};

/**
 * Decodes modified UTF-8, one byte in each character.
 * @param replacement stands for each malformed sequence; without it the first such sequence gives undefined
 */
export const decodeUtf8 = (bytes: string, replacement?: string): string | undefined => {
	if (isAscii(bytes)) {
		return bytes;
	}

	let text = '';
	for (let index = 0; index < bytes.length; ) {
		const {codePoint, length} = sequenceAt(bytes, index);
		const character = codePoint < 0 ? replacement : String.fromCodePoint(codePoint);
		if (character === undefined) {
			return undefined;
		}

		text += character;
		index += length;
	}

	return text;
};

/** Decodes modified UTF-8 for people: each malformed sequence becomes one U+FFFD. */
export const decodeUtf8WithReplacement = (bytes: string): string =>
	decodeUtf8(bytes, '\uFFFD') ?? '';
