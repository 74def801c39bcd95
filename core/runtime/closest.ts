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

/** The word that was probably meant; undefined when none is near. */
export const closest = (word: string, words: readonly string[]): string | undefined => {
	const nearest = words
		.map(candidate => ({candidate, far: distance(word.toLowerCase(), candidate.toLowerCase())}))
		.sort((left, right) => left.far - right.far)[0];
	return nearest !== undefined && nearest.far <= Math.max(2, word.length / 3)
		? nearest.candidate
		: undefined;
};

/** A remedy that names the word that was probably meant, or all that are allowed. */
export const suggest = (word: string, words: readonly string[]): string => {
	const meant = closest(word, words);
	return meant === undefined ? `allowed: ${words.join(', ')}` : `did you mean ${meant}?`;
};
