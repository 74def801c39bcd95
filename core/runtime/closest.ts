/** How many letters must be changed, put in or left out to make one word of another. */
const distance = (left: string, right: string): number => {
	let row = Array.from({length: right.length + 1}, (_, index) => index);
	for (const [index, letter] of [...left].entries()) {
		const next = [index + 1];
		for (let column = 1; column <= right.length; column++) {
			const replaced = (row[column - 1] ?? 0) + (letter === right[column - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
		}

		row = next;
	}

	return row[right.length] ?? 0;
};

/** Words with how far they are from another, the nearest first. */
const byDistance = (
	word: string,
	words: readonly string[],
): ReadonlyArray<{readonly candidate: string; readonly far: number}> =>
	words
		.map(candidate => ({candidate, far: distance(word.toLowerCase(), candidate.toLowerCase())}))
		.sort((left, right) => left.far - right.far);

// More than so many words are not read any more.
const WORDS_MAX = 24;

/** A remedy that names the word that was probably meant, or those that are allowed: the nearest if they are many. */
export const suggest = (word: string, words: readonly string[]): string => {
	const [nearest] = byDistance(word, words);
	if (nearest !== undefined && nearest.far <= Math.max(2, word.length / 3)) {
		return `did you mean ${nearest.candidate}?`;
	}

	if (words.length === 0) {
		return 'none is allowed';
	}

	return words.length <= WORDS_MAX
		? `allowed: ${words.join(', ')}`
		: `the nearest of ${words.length}: ${byDistance(word, words)
				.slice(0, 3)
				.map(({candidate}) => candidate)
				.join(', ')}`;
};
