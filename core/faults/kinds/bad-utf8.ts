import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

// A continuation byte without a start, a byte that UTF-8 never uses, and a sequence that breaks off.
const INVALID = '\x80\xFF\xE2\x82';

/** A string that is no UTF-8. */
export const badUtf8 = defineFaultKind({
	name: 'bad-utf8',
	doc: 'A string of a message holds bytes that are no UTF-8: the last string of it that is a value.',
	moment: 'message',
	main: undefined,
	isLasting: false,
	parameters: {},
	act(_, {text = ''}) {
		const end = text.search(/"(?=\s*[,}\]][^"]*$)/);
		return end < 0 ? undefined : [write(text.slice(0, end) + INVALID + text.slice(end))];
	},
});
