/** Parts of a disk, in bytes: from, and up to but not including. Sorted, with gaps between them. */
export type ByteRanges = ReadonlyArray<readonly [from: number, to: number]>;

/** The parts that are in any of several. */
export const joined = (...all: readonly ByteRanges[]): ByteRanges => {
	const whole: Array<[number, number]> = [];
	for (const [from, to] of all.flat().sort(([one], [other]) => one - other)) {
		const last = whole.at(-1);
		if (last !== undefined && from <= last[1]) {
			last[1] = Math.max(last[1], to);
		} else if (from < to) {
			whole.push([from, to]);
		}
	}

	return whole;
};

/** The same, with all of each piece of that length that is touched. */
export const aligned = (ranges: ByteRanges, length: number): ByteRanges =>
	joined(
		ranges.map(([from, to]) => [
			Math.floor(from / length) * length,
			Math.ceil(to / length) * length,
		]),
	);

/** How many bytes they are. */
export const lengthOf = (ranges: ByteRanges): number =>
	ranges.reduce((sum, [from, to]) => sum + to - from, 0);

/** Their first bytes, and what is left behind these. */
export const splitAt = (
	ranges: ByteRanges,
	bytes: number,
): readonly [first: ByteRanges, rest: ByteRanges] => {
	const first: Array<[number, number]> = [];
	const rest: Array<[number, number]> = [];
	let left = bytes;
	for (const [from, to] of ranges) {
		const middle = Math.min(to, from + left);
		left -= middle - from;
		first.push([from, middle]);
		rest.push([middle, to]);
	}

	return [joined(first), joined(rest)];
};
