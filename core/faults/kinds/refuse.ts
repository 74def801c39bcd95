import {defineFaultKind} from '../fault-kind.ts';

/** Nobody listens for a while. */
export const refuse = defineFaultKind({
	name: 'refuse',
	doc: 'Connecting is refused as if nobody listened; clients that are connected stay.',
	moment: 'listener',
	main: undefined,
	isLasting: true,
	parameters: {},
	act: (_, {forMs}) => [{kind: 'refuse', ms: forMs}],
});
