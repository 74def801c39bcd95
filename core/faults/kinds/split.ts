import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

// A message in many pieces must not take seconds: later pieces follow without a pause.
const PAUSES_MAX = 32;

/** A message that arrives in pieces. */
export const split = defineFaultKind({
	name: 'split',
	doc: 'A message arrives in several reads; over WebSocket, in several messages.',
	moment: 'message',
	main: 'chunk',
	isLasting: false,
	isCutting: true,
	parameters: {
		chunk: {type: 'range', default: {min: 1, max: 64}, doc: 'bytes a piece, drawn for each'},
		at: {
			type: 'choice',
			choices: ['anywhere', 'line-end'],
			default: 'anywhere',
			doc: 'where to cut; line-end cuts once, between CR and LF',
		},
		gap: {type: 'span', default: 1, doc: 'pause between pieces, after each of the first 32'},
	},
	act({chunk, at, gap}, {text = '', random}) {
		const pieces: string[] = [];
		for (let from = 0; from < text.length; from += pieces.at(-1)?.length ?? 0) {
			const isFirst = pieces.length === 0;
			const length =
				at === 'anywhere' ? random.integer(chunk.min, chunk.max) : isFirst ? text.length - 1 : 1;
			pieces.push(text.slice(from, from + length));
		}

		return pieces.flatMap((piece, index) =>
			index === 0 || index > PAUSES_MAX || gap === 0
				? [write(piece)]
				: [{kind: 'pause', ms: gap}, write(piece)],
		);
	},
});
