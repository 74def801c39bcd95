const POWERS = Array.from({length: 16}, (_, exponent) => 10 ** exponent);
const ZERO = 0x30;
const SIGNED = 16;
// Up to here integer division is done in 32 bits.
const INT32_MAX = 0x7f_ff_ff_ff;
const PAIR_BITS = 16;

// The two digits of each number below 100, as a little-endian number of 16 bits.
const PAIRS = Uint16Array.from(
	{length: 100},
	(_, number) => (ZERO + Math.floor(number / 10)) | ((ZERO + (number % 10)) << 8),
);

/** The number of characters of a safe integer, for a negative one its digits and 16. */
export const widthOf = (value: number): number => {
	const magnitude = Math.abs(value);
	let width = 1;
	while (width < 16 && magnitude >= (POWERS[width] ?? 0)) {
		width += 1;
	}

	return value < 0 ? width + SIGNED : width;
};

/** From where up to, but not, where integers have the width and sign of this one. */
export const rangeOfWidth = (value: number): readonly [number, number] => {
	const width = widthOf(value);
	if (width <= SIGNED) {
		return [width === 1 ? 0 : (POWERS[width - 1] ?? 0), POWERS[width] ?? Number.POSITIVE_INFINITY];
	}

	const digits = width - SIGNED;
	const least = POWERS[digits] ?? Number.POSITIVE_INFINITY;
	return [1 - least, digits === 1 ? 0 : 1 - (POWERS[digits - 1] ?? 0)];
};

/**
 * Writes the digits of a safe integer, without its sign, so that they end before position `end`: over those of another
 * integer of the same width.
 */
export const writeDigits = (target: DataView, end: number, value: number): void => {
	let rest = Math.abs(value);
	let at = end;
	while (rest > INT32_MAX) {
		const high = Math.floor(rest / 100);
		at -= 2;
		target.setUint16(at, PAIRS[rest - high * 100] ?? 0, true);
		rest = high;
	}

	let low = rest | 0;
	while (low > 9999) {
		const high = (low / 10_000) | 0;
		const quad = low - high * 10_000;
		const pair = (quad / 100) | 0;
		at -= 4;
		// One store of four digits; the pairs stand in it as in memory.
		target.setUint32(at, (PAIRS[pair] ?? 0) | ((PAIRS[quad - pair * 100] ?? 0) << PAIR_BITS), true);
		low = high;
	}

	if (low > 99) {
		const high = (low / 100) | 0;
		at -= 2;
		target.setUint16(at, PAIRS[low - high * 100] ?? 0, true);
		low = high;
	}

	if (low > 9) {
		target.setUint16(at - 2, PAIRS[low] ?? 0, true);
	} else {
		target.setUint8(at - 1, ZERO + low);
	}
};
