import {defineFaultKind} from '../fault-kind.ts';

/** A monitor that never greets. */
export const noGreeting = defineFaultKind({
	name: 'no-greeting',
	doc: 'The client that comes is not greeted; commands are answered all the same.',
	moment: 'greeting',
	main: undefined,
	isLasting: false,
	parameters: {
		'early-events': {
			type: 'boolean',
			default: false,
			doc: 'events reach the client though it has not negotiated',
		},
	},
	act: values => [
		{
			kind: 'delay-greeting',
			ms: Number.POSITIVE_INFINITY,
			hasEarlyEvents: values['early-events'],
		},
	],
});
