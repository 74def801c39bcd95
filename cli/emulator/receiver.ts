// Takes one message with its descriptors from the connection at descriptor 3 and hands all on to its parent.
import {type TakenStream, takeMessage} from '../../server/descriptors/take-message.ts';
import type {ReceiverNote} from './receive-message.ts';

const CONNECTION = 3;

const tell = (note: ReceiverNote, stream?: TakenStream['socket'], told?: () => void): void => {
	process.send?.(note, stream, undefined, told);
};

process.on('disconnect', () => process.exit(1));
takeMessage(CONNECTION, `\0mock-qmp-receiver-${process.pid}`).then(
	({bytes, streams}) => {
		for (const {kind, socket} of streams) {
			tell({kind}, socket);
		}

		tell({bytes}, undefined, () => process.exit(0));
	},
	() => process.exit(1),
);
