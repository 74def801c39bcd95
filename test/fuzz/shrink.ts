/** Leaves out one part of a text after the other as long as what is left is still of interest. */
export const shrink = async (
	text: string,
	isOfInterest: (text: string) => Promise<boolean>,
): Promise<string> => {
	let smallest = text;
	for (let size = Math.ceil(text.length / 2); size >= 1; size = Math.floor(size / 2)) {
		for (let at = 0; at < smallest.length; ) {
			const candidate = smallest.slice(0, at) + smallest.slice(at + size);
			if (await isOfInterest(candidate)) {
				smallest = candidate;
			} else {
				at += size;
			}
		}
	}

	return smallest;
};
