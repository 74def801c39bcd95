import type {Socket} from 'node:net';
import {connectWhenReady} from '../conformance/endpoint.ts';
import {normalise} from '../conformance/play-case.ts';
import {NEGOTIATE, NEGOTIATE_OOB} from '../conformance/wire-case.ts';

/** How a client has negotiated before the first input. */
export type Negotiation = 'none' | 'plain' | 'oob';

const NEGOTIATIONS: Readonly<Record<Negotiation, string>> = {
	none: '',
	plain: NEGOTIATE,
	oob: NEGOTIATE_OOB,
};

// With oob QEMU 7.2 aborts when a byte completes two messages while seven wait, as FF after a number does.
const END_MARKS: Readonly<Record<Negotiation, string>> = {
	none: '\xff\n',
	plain: '\xff\n',
	oob: '\n\xff\n',
};

const ANSWER_MS_MAX = 20_000;

/** Stands in an answer for what the server did not say. */
export const END_OF_FILE = '<end of file>';
const NO_ANSWER = '<no answer>';

/** A connection that takes one input after the other and gives what was answered to each. */
export class Exchange {
	readonly #socket: Socket;
	readonly #negotiation: Negotiation;
	#received = '';
	#hasEnded = false;
	#wake: () => void = () => {};
	#count = 0;

	constructor(socket: Socket, negotiation: Negotiation) {
		this.#socket = socket;
		this.#negotiation = negotiation;
		socket.setEncoding('latin1');
		socket.on('data', text => {
			this.#received += text;
			this.#wake();
		});
		for (const event of ['end', 'error', 'close']) {
			socket.on(event, () => {
				this.#hasEnded = true;
				this.#wake();
			});
		}
	}

	/** Connects and negotiates; gives undefined when the server greets and then says nothing more. */
	static async open(path: string, negotiation: Negotiation): Promise<Exchange | undefined> {
		const exchange = new Exchange(await connectWhenReady(path), negotiation);
		const answer = await exchange.ask([NEGOTIATIONS[negotiation]]);
		if (!answer.endsWith(NO_ANSWER)) {
			return exchange;
		}

		exchange.close();
		return undefined;
	}

	/**
	 * Sends an input in pieces, then the byte FF, which brings any parser back to its start, and a command with an
	 * id that tells the end. Gives all that came before that command's reply, without stamps.
	 */
	async ask(pieces: readonly string[]): Promise<string> {
		const id = `"end of input ${this.#count++}"`;
		for (const piece of pieces) {
			await this.#write(piece);
		}

		const end = END_MARKS[this.#negotiation];
		await this.#write(`${end}{"execute": "no-such-command", "id": ${id}}\n`);
		return normalise(await this.#readUntil(`{"id": ${id}, `));
	}

	close(): void {
		this.#socket.destroy();
	}

	#write(text: string): Promise<void> {
		return new Promise(resolve => {
			this.#socket.write(Buffer.from(text, 'latin1'), () => resolve());
		});
	}

	async #readUntil(mark: string): Promise<string> {
		const tooLate = AbortSignal.timeout(ANSWER_MS_MAX);
		tooLate.onabort = () => this.#wake();
		for (;;) {
			const at = this.#received.indexOf(mark);
			const end = at < 0 ? -1 : this.#received.indexOf('\r\n', at);
			if (end >= 0) {
				const text = this.#received.slice(0, at);
				this.#received = this.#received.slice(end + 2);
				return text;
			}

			if (this.#hasEnded || tooLate.aborted) {
				return this.#received + (this.#hasEnded ? END_OF_FILE : NO_ANSWER);
			}

			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}
}
