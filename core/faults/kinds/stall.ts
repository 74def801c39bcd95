import {unchanged} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

/** A QEMU whose main loop does not turn. */
export const stall = defineFaultKind({
	name: 'stall',
	doc: 'The monitor neither reads nor writes; afterwards all that has piled up is done and sent.',
	moment: 'client',
	main: undefined,
	isLasting: true,
	parameters: {},
	act: (_, {text, forMs}) => [{kind: 'stall', ms: forMs}, ...unchanged(text)],
});
