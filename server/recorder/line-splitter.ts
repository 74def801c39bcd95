import {MessageScanner} from './message-scanner.ts';

const NEWLINE = 0x0a;

/** Cuts what QEMU sends into pieces that are whole messages with their line ends; together they are all its bytes. */
export class LineSplitter {
	readonly #scanner = new MessageScanner();
	#parts: Uint8Array[] = [];

	/** Takes the next bytes; gives the messages that end in them. */
	push(bytes: Uint8Array): readonly Buffer[] {
		const messages: Buffer[] = [];
		let start = 0;
		for (let end = bytes.indexOf(NEWLINE) + 1; end > 0; end = bytes.indexOf(NEWLINE, start) + 1) {
			this.#take(bytes.subarray(start, end));
			start = end;
			// A pretty message has line ends inside.
			if (!this.#scanner.isInside) {
				messages.push(this.rest());
			}
		}

		this.#take(bytes.subarray(start));
		return messages;
	}

	/** What has come since the last message, which is then forgotten. */
	rest(): Buffer {
		const rest = Buffer.concat(this.#parts);
		this.#parts = [];
		return rest;
	}

	#take(bytes: Uint8Array): void {
		this.#scanner.scan(bytes);
		this.#parts.push(bytes);
	}
}
