import {unchanged, write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

const BYTE_MAX = 255;

/** Bytes that are no message. */
export const garbage = defineFaultKind({
	name: 'garbage',
	doc: 'Bytes that are no JSON come, ahead of the message at which it strikes.',
	moment: 'client',
	main: 'bytes',
	isLasting: false,
	parameters: {
		bytes: {type: 'size', default: 32, doc: 'how many, of any value'},
		text: {type: 'text', default: '', doc: 'this text instead, as UTF-8'},
	},
	act({bytes, text: given}, {text, random}) {
		const noise =
			given === ''
				? String.fromCharCode(...Array.from({length: bytes}, () => random.integer(0, BYTE_MAX)))
				: Buffer.from(given, 'utf8').toString('latin1');
		return [write(noise), ...unchanged(text)];
	},
});
