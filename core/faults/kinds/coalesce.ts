import {defineFaultKind} from '../fault-kind.ts';

/** Several messages in one read. */
export const coalesce = defineFaultKind({
	name: 'coalesce',
	doc: 'A message is kept back and leaves together with the next ones in one write.',
	moment: 'message',
	main: 'messages',
	isLasting: false,
	isCutting: true,
	parameters: {
		messages: {type: 'count', min: 2, default: 2, doc: 'how many leave together'},
		within: {type: 'span', default: 1000, doc: 'leave anyway when so long has passed'},
	},
	act: ({messages, within}, {text = ''}) => [
		{kind: 'hold', bytes: text, messages: messages - 1, withinMs: within, isGlued: true},
	],
});
