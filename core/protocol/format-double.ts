const DIGITS = 17;
// Enough digits to see whether a double lies exactly halfway between two of 17: the longest such has 18, then zeros.
const DIGITS_TO_JUDGE = 40;

/** Rounds digits to 17, halves to even as the C library does (JavaScript rounds them up). */
const roundedDigits = (digits: string): bigint => {
	const kept = BigInt(digits.slice(0, DIGITS));
	const rest = digits.slice(DIGITS);
	const half = `5${'0'.repeat(rest.length - 1)}`;
	const isUp = rest > half || (rest === half && kept % 2n === 1n);
	return isUp ? kept + 1n : kept;
};

/** The 17 significant digits and the decimal exponent of a positive number. */
const decompose = (value: number): {digits: string; exponent: number} => {
	const [mantissa = '', exponent = '0'] = value.toExponential(DIGITS_TO_JUDGE).split('e');
	const digits = String(roundedDigits(mantissa.replace('.', '')));
	const carry = digits.length - DIGITS;
	return {digits: digits.slice(0, DIGITS), exponent: Number(exponent) + carry};
};

const withPoint = (digits: string, position: number): string => {
	const fraction = digits.slice(position).replace(/0+$/, '');
	return fraction === '' ? digits.slice(0, position) : `${digits.slice(0, position)}.${fraction}`;
};

const formatPositive = (value: number): string => {
	const {digits, exponent} = decompose(value);
	if (exponent < -4 || exponent >= DIGITS) {
		const sign = exponent < 0 ? '-' : '+';
		return `${withPoint(digits, 1)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
	}

	return exponent < 0
		? withPoint(`0${'0'.repeat(-exponent - 1)}${digits}`, 1)
		: withPoint(digits, exponent + 1);
};

/** Prints a double as C's `%.17g` does: what QEMU sends, `inf` and `nan` included. */
export const formatDouble = (value: number): string => {
	if (Number.isNaN(value)) {
		return 'nan';
	}

	const sign = value < 0 || Object.is(value, -0) ? '-' : '';
	if (value === 0) {
		return `${sign}0`;
	}

	const size = Math.abs(value);
	return sign + (size === Number.POSITIVE_INFINITY ? 'inf' : formatPositive(size));
};
