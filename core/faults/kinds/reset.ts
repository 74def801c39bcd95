import {unchanged} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';
import {messageFate} from '../message-fate.ts';

/** The connection is broken off. A unix socket knows no reset: there the client sees end of file or EPIPE. */
export const reset = defineFaultKind({
	name: 'reset',
	doc: 'The connection is broken off: RST over TCP, a cut without a closing frame over WebSocket.',
	moment: 'client',
	main: 'message',
	isLasting: false,
	parameters: {message: messageFate},
	act: ({message}, {text}) => [
		...unchanged(message === 'sent' ? text : undefined),
		{kind: 'reset'},
	],
});
