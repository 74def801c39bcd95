import type {Random} from '../../core/runtime/random.ts';

const joined = (random: Random, lengthMax: number, item: () => string): string =>
	Array.from({length: random.integer(0, lengthMax)}, item).join('');

/** A few brackets around the limit of nesting. */
export const deepNesting = (random: Random): string => {
	const open = random.pick(['[', '{"a":', '[{"a":', '{', '[[']);
	const levels = Math.ceil(random.integer(1018, 1030) / (open.match(/[[{]/g)?.length ?? 1));
	const close = [...open].reverse().join('').replaceAll('[', ']').replaceAll('{', '}');
	const closing = close.replaceAll(/[^\]}]/g, '').repeat(levels);
	return `${open.repeat(levels)}${random.pick(['', '1', '[]', '{}'])}${random.pick(['', closing])}`;
};

const hexDigits = (random: Random): string =>
	random.pick([
		random.integer(0, 0xff_ff).toString(16).padStart(4, '0'),
		random.integer(0xd7_f0, 0xe0_10).toString(16),
		random.integer(0xff_f0, 0xff_ff).toString(16).toUpperCase(),
		random.integer(0, 0xf_ff).toString(16),
	]);

const codePoint = (random: Random): string =>
	String.fromCodePoint(
		random.pick([
			random.integer(0x20, 0x7_ff),
			random.integer(0x8_00, 0xd7_ff),
			random.integer(0xfd_c0, 0xff_ff),
			random.integer(0x1_00_00, 0x10_ff_ff),
		]),
	);

const textPiece = (random: Random): string => {
	switch (random.integer(0, 4)) {
		case 0:
			return `\\u${hexDigits(random)}`;
		case 1:
			return Buffer.from(codePoint(random), 'utf8').toString('latin1');
		case 2:
			return String.fromCharCode(random.integer(0x20, 0xfd));
		case 3:
			return `\\${String.fromCharCode(random.integer(0x20, 0x7e))}`;
		default:
			return random.pick(['a', 'bc', ' ', '\\\\', '\xc3', '\xe4\xb8', '\xf0\x9f', '\x80']);
	}
};

/** A string of odd characters, in the id of a request or alone. */
export const oddString = (random: Random): string => {
	const quote = random.pick(['"', '"', "'"]);
	const text = `${quote}${joined(random, 6, () => textPiece(random))}${quote}`;
	return random.integer(0, 3) === 0 ? text : `{"execute": "query-name", "id": ${text}}`;
};

const digits = (random: Random): string =>
	joined(random, random.pick([2, 5, 25]), () => String(random.integer(0, 9)));

/** Something like a number, in a list that is the id of a request. */
export const oddNumber = (random: Random): string => {
	const exponent = random.pick([
		'',
		'',
		`e${digits(random)}`,
		`E-${random.integer(0, 330)}`,
		`e+${random.integer(0, 310)}`,
	]);
	const number = `${random.pick(['', '-'])}${digits(random)}${random.pick(['', '.'])}${digits(random)}${exponent}`;
	return `{"execute": "query-name", "id": [${number}]}`;
};

/** A double from all bit patterns, in full length. */
export const anyDouble = (random: Random): string => {
	const view = new DataView(new ArrayBuffer(8));
	view.setUint32(0, random.integer(0, 0xff_ff_ff_ff));
	view.setUint32(4, random.integer(0, 0xff_ff_ff_ff));
	const number = view.getFloat64(0);
	return `{"execute": "query-name", "id": ${Number.isFinite(number) ? number.toExponential(random.integer(0, 20)) : 0}}`;
};
