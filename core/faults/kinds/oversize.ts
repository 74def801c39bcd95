import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

/** A message that is longer than a client's buffer. */
export const oversize = defineFaultKind({
	name: 'oversize',
	doc: 'A message is made long; it stays one line of valid JSON that means the same.',
	moment: 'message',
	main: 'size',
	isLasting: false,
	parameters: {
		size: {type: 'size', default: 256 * 1024 + 1, doc: 'length of the whole message at least'},
	},
	act({size}, {text = ''}) {
		const padding = ' '.repeat(Math.max(0, size - text.length));
		return [write(text.slice(0, 1) + padding + text.slice(1))];
	},
});
