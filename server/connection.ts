import type {Duplex} from 'node:stream';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Logger} from '../core/runtime/log.ts';
import {Session, type SessionOptions} from './session.ts';

// A client that leaves so much unread is read no further: it gets no replies before it has taken these.
const UNREAD_PAUSE_BYTES = 1024 * 1024;
// A client that leaves so much unread, events above all, is given up, since memory must stay bounded.
const UNREAD_MAX_BYTES = 64 * 1024 * 1024;

/** What a connection is given. */
export interface ConnectionOptions {
	/** A stream that nobody has read yet. */
	readonly stream: Duplex;
	readonly label: string;
	readonly log: Logger;
	readonly session: Pick<SessionOptions, 'dispatcher' | 'layout' | 'onNegotiated'>;
	/** Called once, when nothing more comes or goes. */
	readonly onClose: () => void;
}

/** Joins a stream to a session; reads no faster than the client takes what it is sent. */
export class Connection {
	readonly #stream: Duplex;
	readonly #session: Session;
	readonly #log: Logger;
	readonly #label: string;
	readonly #onClose: () => void;
	#isOpen = true;

	constructor({stream, label, log, session, onClose}: ConnectionOptions) {
		this.#stream = stream;
		this.#label = label;
		this.#log = log;
		this.#onClose = onClose;
		this.#session = new Session({
			...session,
			send: text => this.#send(text),
			onRoom: () => this.#readOrPause(),
			onDone: () => stream.end(),
		});
	}

	get isNegotiated(): boolean {
		return this.#session.isNegotiated;
	}

	/** Greets and begins to read. */
	open(): void {
		const stream = this.#stream;
		stream.on('data', bytes => this.#receive(bytes));
		stream.on('end', () => this.#session.endInput());
		stream.on('drain', () => this.#readOrPause());
		stream.on('error', error => this.#log.write('debug', `client failed: ${error.message}`));
		stream.on('close', () => this.#closed());
		this.#session.open();
		stream.resume();
	}

	/** Tells the client of an event. */
	deliver(event: EventMessage): void {
		this.#session.deliver(event);
	}

	/** Sends what is under way, then end of file; resolves when the client has it or is gone. */
	close(): Promise<void> {
		return new Promise(resolve => {
			if (this.#isOpen) {
				this.#stream.once('close', resolve);
				this.#stream.end(() => this.#stream.destroy());
			} else {
				resolve();
			}
		});
	}

	/** Cuts the connection. */
	destroy(): void {
		this.#stream.destroy();
	}

	#receive(bytes: Buffer): void {
		this.#trace('->', bytes);
		// What one read causes leaves in one write.
		this.#stream.cork();
		this.#session.receive(bytes);
		this.#stream.uncork();
		this.#readOrPause();
	}

	#send(text: string): void {
		if (this.#stream.writable) {
			this.#trace('<-', text);
			this.#stream.write(text, 'latin1');
			if (this.#stream.writableLength > UNREAD_MAX_BYTES) {
				this.#log.write('warn', `client cut off: it left ${UNREAD_MAX_BYTES} bytes unread`, {
					client: this.#label,
				});
				this.#stream.destroy();
			}
		}
	}

	#readOrPause(): void {
		const isUnread = this.#stream.writableLength > UNREAD_PAUSE_BYTES;
		if (this.#session.isFull || isUnread) {
			this.#stream.pause();
		} else {
			this.#stream.resume();
		}
	}

	#closed(): void {
		if (this.#isOpen) {
			this.#isOpen = false;
			this.#session.close();
			this.#onClose();
		}
	}

	#trace(direction: '->' | '<-', bytes: Buffer | string): void {
		if (this.#log.isOn('trace')) {
			const text = bytes.toString('latin1').replace(/\r?\n$/, '');
			this.#log.write('trace', `${direction} ${text}`, {client: this.#label});
		}
	}
}
