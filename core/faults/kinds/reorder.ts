import {defineFaultKind} from '../fault-kind.ts';

/** A message behind those that should follow it. */
export const reorder = defineFaultKind({
	name: 'reorder',
	doc: 'A message is sent behind the next one: an event before the reply, a reply behind the next.',
	moment: 'message',
	main: 'by',
	isLasting: false,
	isCutting: true,
	parameters: {
		by: {type: 'count', min: 1, default: 1, doc: 'behind how many messages'},
		within: {type: 'span', default: 1000, doc: 'leave anyway when so long has passed'},
	},
	act: ({by, within}, {text = ''}) => [
		{kind: 'hold', bytes: text, messages: by, withinMs: within, isGlued: false},
	],
});
