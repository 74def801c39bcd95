import {once} from 'node:events';
import type {Socket} from 'node:net';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {connectWhenReady} from './endpoint.ts';

// Far more than any answer takes, the slow reading of 300 KB by QEMU included.
const ANSWER_MS_MAX = 30_000;

/** A connection that keeps all it gets, a character a byte. */
export class WireClient {
	readonly #socket: Socket;
	#received = '';
	#awaited = 0;
	#byteCount = 0;
	#hasEnded = false;
	#wake: () => void = () => {};

	constructor(socket: Socket) {
		this.#socket = socket;
		socket.setEncoding('latin1');
		socket.on('data', text => {
			this.#received += text;
			this.#byteCount += text.length;
			this.#wake();
		});
		// A server that leaves input unread resets the connection instead of ending it.
		for (const event of ['end', 'error', 'close']) {
			socket.on(event, () => {
				this.#hasEnded = true;
				this.#wake();
			});
		}
	}

	static async open(path: string): Promise<WireClient> {
		return new WireClient(await connectWhenReady(path));
	}

	/** What has come, with notes in angle brackets. */
	get transcript(): string {
		return this.#received;
	}

	/** The number of bytes that have come. */
	get byteCount(): number {
		return this.#byteCount;
	}

	/** Adds a line to the transcript that the server did not send. */
	note(text: string): void {
		this.#received += `<${text}>\r\n`;
	}

	/** Writes the pieces, each by a call of its own to the kernel. */
	async send(pieces: readonly string[]): Promise<void> {
		for (const piece of pieces) {
			await new Promise<void>(resolve => {
				this.#socket.write(Buffer.from(piece, 'latin1'), () => resolve());
			});
			await nextTurn();
		}
	}

	/**
	 * Waits for a whole line that contains `text`, beyond those waited for before.
	 * @throws Error when the server ends the connection or does not answer
	 */
	async line(text: string): Promise<void> {
		await this.#until(() => {
			const at = this.#received.indexOf(text, this.#awaited);
			const end = at < 0 ? -1 : this.#received.indexOf('\r\n', at);
			this.#awaited = end < 0 ? this.#awaited : end + 2;
			return end >= 0;
		});
	}

	/** Waits until the server has ended the connection. */
	async end(): Promise<void> {
		await this.#until(() => this.#hasEnded);
	}

	halfClose(): void {
		this.#socket.end();
	}

	async close(): Promise<void> {
		if (!this.#socket.closed) {
			const closed = once(this.#socket, 'close');
			this.#socket.destroy();
			await closed;
		}
	}

	async #until(isDone: () => boolean): Promise<void> {
		const tooLate = AbortSignal.timeout(ANSWER_MS_MAX);
		tooLate.onabort = () => this.#wake();
		while (!isDone()) {
			if (this.#hasEnded || tooLate.aborted) {
				throw new Error(tooLate.aborted ? 'no answer' : 'ended too early');
			}

			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}
}
