/** One `key=value` of an option, in order; `value` is undefined where only a key was written. */
export interface KeyValue {
	readonly key: string;
	readonly value: string | undefined;
}

/** Splits an option at its commas; a comma inside a value is written twice. */
export const splitAtCommas = (text: string): string[] => {
	const parts: string[] = [''];
	for (let index = 0; index < text.length; index++) {
		const isDouble = text.startsWith(',,', index);
		if (text[index] === ',' && !isDouble) {
			parts.push('');
		} else {
			parts.push(`${parts.pop() ?? ''}${text[index]}`);
			index += isDouble ? 1 : 0;
		}
	}

	return parts;
};

/** The `key=value` parts of an option; the first may be a value alone if `impliedKey` says whose. */
export const readKeyValues = (text: string, impliedKey?: string): KeyValue[] => {
	const parts = text === '' ? [] : splitAtCommas(text);
	if (parts.at(-1) === '') {
		parts.pop();
	}

	return parts.map((part, index) => {
		const equals = part.indexOf('=');
		if (equals >= 0) {
			return {key: part.slice(0, equals), value: part.slice(equals + 1)};
		}

		return index === 0 && impliedKey !== undefined
			? {key: impliedKey, value: part}
			: {key: part, value: undefined};
	});
};
