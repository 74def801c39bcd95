/** Does a job for each item, so many at a time; gives the results in the order of the items. */
export const inParallel = async <T, R>(
	items: readonly T[],
	{jobs, signal}: {readonly jobs: number; readonly signal?: AbortSignal},
	job: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
	const results: R[] = [];
	const waiting = [...items.entries()];
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			if (signal?.aborted) {
				return;
			}

			const [index, item] = next;
			results[index] = await job(item);
		}
	};

	await Promise.all(Array.from({length: Math.max(1, jobs)}, work));
	// What was not begun leaves a gap.
	return results.filter(() => true);
};
