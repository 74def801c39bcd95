import {defineFaultKind} from '../fault-kind.ts';

/** A monitor that greets late, or after something else. */
export const lateGreeting = defineFaultKind({
	name: 'late-greeting',
	doc: 'The client that comes is greeted late; commands that it sends meanwhile are answered at once.',
	moment: 'greeting',
	main: 'after',
	isLasting: false,
	parameters: {
		after: {type: 'span', default: 1000, doc: 'how late'},
		'early-events': {
			type: 'boolean',
			default: false,
			doc: 'events reach the client though it has not negotiated: before the greeting too',
		},
	},
	act: values => [
		{kind: 'delay-greeting', ms: values.after, hasEarlyEvents: values['early-events']},
	],
});
