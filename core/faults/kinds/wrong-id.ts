import {encodeMessage} from '../../protocol/encode.ts';
import {write} from '../fault-action.ts';
import {defineFaultKind} from '../fault-kind.ts';

const otherThan = (id: unknown): unknown => {
	switch (typeof id) {
		case 'number':
			return id + 1;
		case 'bigint':
			return id + 1n;
		case 'string':
			return `${id}-other`;
		default:
			return 'other';
	}
};

/** A reply that seems to answer another command. */
export const wrongId = defineFaultKind({
	name: 'wrong-id',
	doc: 'A reply carries another id than its command; only where the command had one.',
	moment: 'message',
	main: 'id',
	isLasting: false,
	parameters: {
		id: {
			type: 'choice',
			choices: ['other', 'missing'],
			default: 'other',
			doc: 'another id (the next number, a longer text), or none',
		},
	},
	act({id}, {text = '', message}) {
		if (message === undefined || !('id' in message)) {
			return undefined;
		}

		const isPretty = text.trimEnd().includes('\n');
		const spoilt = {...message, id: id === 'missing' ? undefined : otherThan(message.id)};
		return [write(encodeMessage(spoilt, isPretty ? 'pretty' : 'line'))];
	},
});
