const SIZE = /^(\d+(?:\.\d*)?|\.\d+|0x[\da-f]+)([bkmgtpe])?$/i;
const SUFFIXES = 'bkmgtpe';

/**
 * Bytes from text such as `2G` or `1.5M` (util/cutils.c, `do_strtosz`); a bare number counts in units of `unit`
 * bytes. Undefined for what is no size.
 */
export const parseSize = (text: string, unit = 1): number | undefined => {
	const [, digits, suffix] = SIZE.exec(text) ?? [];
	if (digits === undefined) {
		return undefined;
	}

	const factor = suffix === undefined ? unit : 1024 ** SUFFIXES.indexOf(suffix.toLowerCase());
	return Math.floor(Number(digits) * factor);
};
