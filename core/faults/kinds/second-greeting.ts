import {defineFaultKind} from '../fault-kind.ts';

/** A greeting where none is due. */
export const secondGreeting = defineFaultKind({
	name: 'second-greeting',
	doc: 'The greeting comes again, in one write with the message at which it strikes.',
	moment: 'client',
	main: undefined,
	isLasting: false,
	parameters: {
		renegotiate: {
			type: 'boolean',
			default: false,
			doc: 'the monitor means it: it takes no command before the client has negotiated again',
		},
	},
	act: ({renegotiate}, {text = ''}) => [{kind: 'greet', bytes: text, isAnew: renegotiate}],
});
