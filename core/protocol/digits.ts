const POWERS = Array.from({length: 16}, (_, exponent) => 10 ** exponent);
const ZERO = 0x30;
const SIGNED = 16;
// Up to here integer division by 1000 is done in 32 bits.
const INT32_MAX = 0x7f_ff_ff_ff;

// The three digits of each number below 1000.
const TRIPLES = Buffer.from(
	Array.from({length: 1000}, (_, number) => String(number).padStart(3, '0')).join(''),
	'latin1',
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

/** Writes the three digits of a number below 1000 before position `end`. */
const writeTriple = (target: Uint8Array, end: number, number: number): void => {
	const from = number * 3;
	target[end - 3] = TRIPLES[from] ?? ZERO;
	target[end - 2] = TRIPLES[from + 1] ?? ZERO;
	target[end - 1] = TRIPLES[from + 2] ?? ZERO;
};

/**
 * Writes the digits of a safe integer, without its sign, so that they end before position `end`: over those of another
 * integer of the same width.
 */
export const writeDigits = (target: Uint8Array, end: number, value: number): void => {
	let rest = Math.abs(value);
	let at = end;
	while (rest > INT32_MAX) {
		const high = Math.floor(rest / 1000);
		writeTriple(target, at, rest - high * 1000);
		at -= 3;
		rest = high;
	}

	let low = rest | 0;
	while (low > 999) {
		const high = (low / 1000) | 0;
		writeTriple(target, at, low - high * 1000);
		at -= 3;
		low = high;
	}

	do {
		const high = (low / 10) | 0;
		at -= 1;
		target[at] = ZERO + low - high * 10;
		low = high;
	} while (low > 0);
};
