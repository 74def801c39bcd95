import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

/** A message that comes again. */
export const duplicate = defineFaultKind({
	name: 'duplicate',
	doc: 'A message is sent more than once.',
	moment: 'message',
	main: 'times',
	isLasting: false,
	parameters: {
		times: {type: 'count', min: 2, default: 2, doc: 'how often in all'},
	},
	act: ({times}, {text = ''}) => Array.from({length: times}, () => write(text)),
});
