import {type FaultAction, write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

const AFTERWARDS: Readonly<Record<'disconnect' | 'reset' | 'go-on', readonly FaultAction[]>> = {
	disconnect: [{kind: 'disconnect'}],
	reset: [{kind: 'reset'}],
	'go-on': [],
};

/** Only the beginning of a message. */
export const truncate = defineFaultKind({
	name: 'truncate',
	doc: 'Of a message only the beginning is sent.',
	moment: 'message',
	main: 'bytes',
	isLasting: false,
	parameters: {
		bytes: {
			type: 'size',
			default: 20,
			doc: 'how much is sent; of a shorter message, all but its last bracket and line end',
		},
		'followed-by': {
			type: 'choice',
			choices: ['disconnect', 'reset', 'go-on'],
			default: 'disconnect',
			doc: 'what comes behind it',
		},
	},
	act: ({bytes, 'followed-by': what}, {text = ''}) => [
		write(text.slice(0, Math.min(bytes, text.trimEnd().length - 1))),
		...AFTERWARDS[what],
	],
});
