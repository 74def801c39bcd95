import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

/** A message as from a very slow line. */
export const drip = defineFaultKind({
	name: 'drip',
	doc: 'A message comes byte by byte with pauses.',
	moment: 'message',
	main: 'gap',
	isLasting: false,
	isCutting: true,
	parameters: {
		gap: {type: 'span', default: 10, doc: 'pause after each piece'},
		bytes: {type: 'count', min: 1, default: 1, doc: 'bytes a piece'},
	},
	act({gap, bytes}, {text = ''}) {
		const pieces = Array.from({length: Math.ceil(text.length / bytes)}, (_, index) =>
			text.slice(index * bytes, (index + 1) * bytes),
		);
		return pieces.flatMap(piece => [write(piece), {kind: 'pause', ms: gap}]);
	},
});
