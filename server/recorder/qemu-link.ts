import type {Duplex} from 'node:stream';
import {LineSplitter} from './line-splitter.ts';

/** How a session reaches the real QEMU. */
export interface ForwardingOptions {
	/**
	 * Connects to it.
	 * @throws MockQmpError ADDRESS_UNAVAILABLE
	 */
	readonly connect: () => Promise<Duplex>;
	/** Told when that fails; the client's connection is ended. */
	readonly onError: (error: unknown) => void;
}

/** Who hears of what QEMU does. */
export interface QemuLinkListener {
	/** Takes a whole message with its line end. */
	readonly onMessage: (bytes: Buffer) => void;
	/** Called once when QEMU has left, with what it had begun to say. */
	readonly onLeft: (fragment: Buffer) => void;
}

/** A connection to the real QEMU; what is written before it stands is sent when it does. */
export class QemuLink {
	readonly #options: ForwardingOptions;
	readonly #listener: QemuLinkListener;
	readonly #messages = new LineSplitter();
	#unsent: Buffer[] = [];
	#stream: Duplex | undefined;
	#isEnded = false;
	#isOver = false;

	constructor(options: ForwardingOptions, listener: QemuLinkListener) {
		this.#options = options;
		this.#listener = listener;
	}

	open(): void {
		this.#options.connect().then(
			stream => this.#attach(stream),
			error => {
				this.#options.onError(error);
				this.#left();
			},
		);
	}

	write(bytes: Buffer): void {
		if (this.#stream === undefined) {
			this.#unsent.push(bytes);
		} else if (this.#stream.writable) {
			this.#stream.write(bytes);
		}
	}

	/** Says that nothing more will be written. */
	end(): void {
		this.#isEnded = true;
		this.#stream?.end();
	}

	/** Cuts the connection, without a word to the listener. */
	close(): void {
		this.#isOver = true;
		this.#stream?.destroy();
	}

	#attach(stream: Duplex): void {
		if (this.#isOver) {
			stream.destroy();
			return;
		}

		this.#stream = stream;
		stream.on('data', bytes => {
			for (const message of this.#messages.push(bytes)) {
				this.#listener.onMessage(message);
			}
		});
		stream.on('error', () => {});
		stream.on('end', () => this.#left());
		stream.on('close', () => this.#left());
		for (const bytes of this.#unsent.splice(0)) {
			stream.write(bytes);
		}

		if (this.#isEnded) {
			stream.end();
		}

		stream.resume();
	}

	#left(): void {
		if (!this.#isOver) {
			this.#isOver = true;
			this.#listener.onLeft(this.#messages.rest());
		}
	}
}
