import type {Journal} from '../core/machine/journal.ts';
import {type JsonValue, toPlain} from '../core/protocol/json-value.ts';
import type {CommandRequest} from '../core/protocol/request.ts';

/** Who has sent a command, and by what id its reply is to be known. */
export interface Sender {
	/** The label of the client. */
	readonly client: string;
	readonly id: JsonValue | undefined;
}

/** Records a command in the journal, if that is on. */
export const noteCommand = (
	journal: Journal,
	{command, arguments: args}: CommandRequest,
	{client, id}: Sender,
): void => {
	if (journal.isOn) {
		journal.record({
			kind: 'command',
			client,
			command,
			arguments: Object.fromEntries([...args].map(([name, value]) => [name, toPlain(value)])),
			...(id === undefined ? {} : {id: toPlain(id)}),
		});
	}
};
