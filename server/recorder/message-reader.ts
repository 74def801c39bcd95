import {MessageScanner} from './message-scanner.ts';

// QEMU reads no longer message either (qobject/json-streamer.c); memory must stay bounded whatever a peer sends.
const MESSAGE_LENGTH_MAX = 64 * 1024 * 1024;

/** Cuts a stream of bytes into messages, each with the white space ahead of it; together they are all its bytes. */
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

	/** What has come since the last message, which is then forgotten: empty, or one piece. */
	rest(): readonly Buffer[] {
		const rest = Buffer.concat(this.#parts);
		this.#parts = [];
		this.#length = 0;
		return rest.length === 0 ? [] : [rest];
	}

	#keep(bytes: Uint8Array): void {
		if (bytes.length > 0) {
			this.#parts.push(bytes);
			this.#length += bytes.length;
		}
	}
}
