/** The members that are not undefined. */
export const withoutGaps = <T extends object>(
	members: {
		readonly [K in keyof T]: T[K] | undefined;
	},
): Partial<T> => {
	const kept: Partial<T> = {};
	for (const name in members) {
		const value = members[name];
		if (value !== undefined) {
			kept[name] = value;
		}
	}

	return kept;
};
