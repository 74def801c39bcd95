/** A part of a text with expressions in it. */
export type TemplatePiece =
	| {readonly kind: 'text'; readonly text: string}
	| {
			readonly kind: 'expression';
			readonly text: string;
			/** Where the expression begins, in characters from the begin of the whole text. */
			readonly offset: number;
			/** Whether its brace is closed. */
			readonly isClosed: boolean;
	  };

const OPENING = '${';

/** Where the brace closes that was open at `from`: strings in quotes and inner braces are passed over. */
const closingBrace = (text: string, from: number): number | undefined => {
	let depth = 1;
	let quote = '';
	for (let at = from; at < text.length; at++) {
		const letter = text[at] ?? '';
		if (quote !== '') {
			at += letter === '\\' ? 1 : 0;
			quote = letter === quote ? '' : quote;
		} else if (letter === '"' || letter === "'") {
			quote = letter;
		} else if (letter === '{') {
			depth += 1;
		} else if (letter === '}') {
			depth -= 1;
			if (depth === 0) {
				return at;
			}
		}
	}

	return undefined;
};

/** Takes a text apart into literal pieces and expressions: `a ${b} c`. A text without any is one piece. */
export const splitTemplate = (text: string): readonly TemplatePiece[] => {
	const pieces: TemplatePiece[] = [];
	let at = 0;
	for (let open = text.indexOf(OPENING); open >= 0; open = text.indexOf(OPENING, at)) {
		const begin = open + OPENING.length;
		const close = closingBrace(text, begin);
		if (open > at) {
			pieces.push({kind: 'text', text: text.slice(at, open)});
		}

		pieces.push({
			kind: 'expression',
			text: text.slice(begin, close ?? text.length),
			offset: begin,
			isClosed: close !== undefined,
		});
		at = (close ?? text.length) + 1;
	}

	if (at < text.length || pieces.length === 0) {
		pieces.push({kind: 'text', text: text.slice(at)});
	}

	return pieces;
};
