const UNITS_MS: Readonly<Record<string, number>> = {
	us: 0.001,
	ms: 1,
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
};
const UNITS_BYTES: Readonly<Record<string, number>> = {
	KiB: 2 ** 10,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	TiB: 2 ** 40,
};

const SPAN = /^(\d+(?:\.\d+)?)(us|ms|s|m|h|d)$/;
const SIZE = /^(\d+)(KiB|MiB|GiB|TiB)?$/;

/** A fixed span such as `250ms` in milliseconds; undefined when the text is none. */
export const parseSpan = (text: string): number | undefined => {
	const [, digits, unit] = SPAN.exec(text.trim()) ?? [];
	return digits === undefined ? undefined : Number(digits) * (UNITS_MS[unit ?? ''] ?? 0);
};

/** A size such as `64KiB` or `512` in bytes; undefined when the text is none. */
export const parseSize = (text: string): number | undefined => {
	const [, digits, unit] = SIZE.exec(text.trim()) ?? [];
	return digits === undefined ? undefined : Number(digits) * (UNITS_BYTES[unit ?? ''] ?? 1);
};
