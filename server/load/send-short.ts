import type {BlockDone} from './event-in.ts';
import type {LoadClient} from './load-client.ts';

/**
 * Sends to each client a few messages, whose bytes may be used again on return: what a client does not take at once is
 * copied. `done` is called for each as soon as it has been sent.
 */
export const sendShort = (clients: readonly LoadClient[], bytes: Buffer, done: BlockDone): void => {
	let copy: Buffer | undefined;
	for (const client of clients) {
		const sent = client.sendNow(bytes);
		if (sent === bytes.length) {
			done();
		} else {
			copy ??= Buffer.from(bytes);
			client.sendBlock(copy.subarray(sent), done);
		}
	}
};
