import {MessageScanner} from './message-scanner.ts';

// QEMU reads no longer message either (qobject/json-streamer.c); memory must stay bounded whatever a peer sends.
const MESSAGE_LENGTH_MAX = 64 * 1024 * 1024;

/** Cuts a stream of bytes into messages, as they came but for the white space around them. */
export class MessageReader {
	readonly #scanner = new MessageScanner();
	#parts: Uint8Array[] = [];
	#length = 0;

	/** Takes the next bytes; gives the messages that end in them. */
	push(bytes: Uint8Array): readonly Buffer[] {
		const messages: Buffer[] = [];
		let start = 0;
		for (const end of this.#scanner.scan(bytes)) {
			this.#keep(bytes.subarray(start, end));
			messages.push(...this.rest());
			start = end;
		}

		this.#keep(bytes.subarray(start));
		return this.#length > MESSAGE_LENGTH_MAX ? [...messages, ...this.rest()] : messages;
	}

	/** What has begun and not ended, which is then forgotten: empty, or one piece. */
	rest(): readonly Buffer[] {
		const all = Buffer.concat(this.#parts);
		this.#parts = [];
		this.#length = 0;
		const message = all.toString('latin1').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
		return message === '' ? [] : [Buffer.from(message, 'latin1')];
	}

	#keep(bytes: Uint8Array): void {
		if (bytes.length > 0) {
			this.#parts.push(bytes);
			this.#length += bytes.length;
		}
	}
}
