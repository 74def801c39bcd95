// The worst first.
const STATES = ['fail', 'open', 'pass'];

/** One answer of those of several workers: lists go one behind the other, counts are added, the worst state counts. */
export const mergeAnswers = (answers: ReadonlyArray<Readonly<Record<string, unknown>>>): object => {
	const merged: Record<string, unknown> = {};
	for (const [key, value] of answers.flatMap(answer => Object.entries(answer))) {
		const before = merged[key];
		if (Array.isArray(before) && Array.isArray(value)) {
			merged[key] = [...before, ...value];
		} else if (typeof before === 'number' && typeof value === 'number') {
			merged[key] = before + value;
		} else if (key === 'state' && before !== undefined) {
			merged[key] = STATES.find(state => state === before || state === value);
		} else {
			merged[key] ??= value;
		}
	}

	return merged;
};
