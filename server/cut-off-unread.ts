import type {Duplex} from 'node:stream';
import type {Logger} from '../core/runtime/log.ts';

// A client that leaves so much unread, events above all, is given up, since memory must stay bounded.
const UNREAD_MAX_BYTES = 64 * 1024 * 1024;

/** A client that takes what it is sent, or does not. */
export interface Reader {
	readonly client: string;
	readonly stream: Duplex;
	/** In bytes. */
	readonly unread: number;
}

/** Cuts a client off that leaves too much unread. */
export const cutOffUnread = ({client, stream, unread}: Reader, log: Logger): void => {
	if (unread > UNREAD_MAX_BYTES) {
		log.write('warn', `client cut off: it left ${UNREAD_MAX_BYTES} bytes unread`, {client});
		stream.destroy();
	}
};
