import {defineFaultKind} from '../fault-kind.ts';

/** The host's clock is set while QEMU runs. */
export const clockJump = defineFaultKind({
	name: 'clock-jump',
	doc: 'The stamps of events jump, also back; nothing happens sooner or later for it.',
	moment: 'machine',
	main: 'by',
	isLasting: true,
	parameters: {
		by: {type: 'shift', default: 3_600_000, doc: 'how far'},
	},
	act: ({by}, {forMs}) => [{kind: 'shift-stamps', byMs: by, ms: forMs}],
});
