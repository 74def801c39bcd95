import {unchanged} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';
import {messageFate} from '../message-fate.ts';

/** End of file, as of a QEMU process that has ended. */
export const disconnect = defineFaultKind({
	name: 'disconnect',
	doc: 'The connection ends: the client gets what was sent so far, then end of file.',
	moment: 'client',
	main: 'message',
	isLasting: false,
	parameters: {message: messageFate},
	act: ({message}, {text}) => [
		...unchanged(message === 'sent' ? text : undefined),
		{kind: 'disconnect'},
	],
});
