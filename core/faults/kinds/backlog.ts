import {defineFaultKind} from '../fault-kind.ts';

/** A socket that nobody accepts from: another client holds the monitor, or QEMU has not got so far. */
export const backlog = defineFaultKind({
	name: 'backlog',
	doc: 'Clients can connect, and hear nothing: they wait, and are served when it is over.',
	moment: 'listener',
	main: undefined,
	isLasting: true,
	parameters: {},
	act: (_, {forMs}) => [{kind: 'backlog', ms: forMs}],
});
