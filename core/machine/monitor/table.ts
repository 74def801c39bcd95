/** A record as it comes from a command of QMP. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value as a record; an empty one where it is none. */
export const fieldsOf = (value: unknown): Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};

/** A value as a list of records. */
export const listOf = (value: unknown): readonly Fields[] =>
	Array.isArray(value) ? value.map(fieldsOf) : [];

/** Lines, each with its end. */
export const lines = (...all: ReadonlyArray<string | undefined>): string =>
	all
		.filter(line => line !== undefined)
		.map(line => `${line}\n`)
		.join('');

/** Blocks of lines with an empty line between. */
export const blocks = (all: readonly string[]): string => all.join('\n');

export const onOff = (value: unknown): string => (value === true ? 'on' : 'off');

/** A size in bytes as people read it: three digits and a unit (util/cutils.c, `size_to_str`). */
export const sizeText = (bytes: unknown): string => {
	const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
	let value = Number(bytes);
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1024;
		unit += 1;
	}

	return `${Number(value.toPrecision(3))} ${units[unit]}`;
};
