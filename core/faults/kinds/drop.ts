import {defineFaultKind} from '../fault-kind.ts';

/** A message that never comes. */
export const drop = defineFaultKind({
	name: 'drop',
	doc: 'A message is not sent.',
	moment: 'message',
	main: undefined,
	isLasting: false,
	parameters: {},
	act: () => [],
});
