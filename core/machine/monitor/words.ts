const ESCAPES: Readonly<Record<string, string>> = {n: '\n', r: '\r'};

/** Where the text of a command line is read. */
export interface Cursor {
	readonly text: string;
	at: number;
}

/** Moves on to what comes next; tells whether there is anything. */
export const hasMore = (cursor: Cursor): boolean => {
	while (/\s/.test(cursor.text.charAt(cursor.at))) {
		cursor.at += 1;
	}

	return cursor.at < cursor.text.length;
};

/** The next word, which quotes may hold together; undefined at the end (monitor/hmp.c, `get_str`). */
export const takeWord = (cursor: Cursor): string | undefined => {
	if (!hasMore(cursor)) {
		return undefined;
	}

	const {text} = cursor;
	const isQuoted = text[cursor.at] === '"';
	const isEnd = (character: string): boolean =>
		isQuoted ? character === '"' : /\s/.test(character);
	let word = '';
	for (cursor.at += isQuoted ? 1 : 0; cursor.at < text.length; cursor.at += 1) {
		const character = text.charAt(cursor.at);
		if (isEnd(character)) {
			break;
		}

		if (isQuoted && character === '\\') {
			cursor.at += 1;
			const escaped = text.charAt(cursor.at);
			word += ESCAPES[escaped] ?? escaped;
		} else {
			word += character;
		}
	}

	cursor.at += isQuoted ? 1 : 0;
	return word;
};

/** All that is left of the line. */
export const takeRest = (cursor: Cursor): string | undefined => {
	if (!hasMore(cursor)) {
		return undefined;
	}

	const rest = cursor.text.slice(cursor.at);
	cursor.at = cursor.text.length;
	return rest;
};
