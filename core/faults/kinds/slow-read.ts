import {unchanged} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

/** A monitor that lags behind with reading. */
export const slowRead = defineFaultKind({
	name: 'slow-read',
	doc: 'The monitor reads slowly: when the kernel keeps no more, the client blocks in its write.',
	moment: 'client',
	main: 'rate',
	isLasting: true,
	parameters: {
		rate: {type: 'size', default: 1024, doc: 'bytes a second'},
	},
	act: ({rate}, {text, forMs}) => [
		{kind: 'slow-read', bytesPerSecond: rate, ms: forMs},
		...unchanged(text),
	],
});
