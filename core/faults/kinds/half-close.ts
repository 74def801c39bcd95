import {unchanged} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';
import {messageFate} from '../message-fate.ts';

/** Our direction ends, the client's does not. */
export const halfClose = defineFaultKind({
	name: 'half-close',
	doc: 'The client gets end of file, and what it sends is still taken; not over WebSocket, which cannot.',
	moment: 'client',
	main: 'message',
	isLasting: false,
	parameters: {message: messageFate},
	act: ({message}, {text}) => [
		...unchanged(message === 'sent' ? text : undefined),
		{kind: 'half-close'},
	],
});
