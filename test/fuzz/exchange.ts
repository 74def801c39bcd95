import type {Socket} from 'node:net';
import {connectWhenReady} from '../conformance/endpoint.ts';

/** Replaces what may differ between two runs: the stamps, once they have the right shape. */
export const withoutStamps = (text: string): string =>
	text.replaceAll(
		/"timestamp": \{"seconds": \d{10}, "microseconds": \d{1,6}\}/g,
		'"timestamp": {}',
	);

/** How a client has negotiated before the first input. */
export type Negotiation = 'none' | 'plain' | 'oob';

const NEGOTIATIONS: Readonly<Record<Negotiation, string>> = {
	none: '',
	plain: '{"execute": "qmp_capabilities"}',
	oob: '{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}',
};

const sentinel = (number: number): string => `end-of-input-${number}`;

/** A connection that takes one input after the other and gives what was answered to each. */
export class Exchange {
	readonly #socket: Socket;
	#received = '';
	#wake: () => void = () => {};
	#count = 0;

	constructor(socket: Socket) {
		this.#socket = socket;
		socket.setEncoding('latin1');
		socket.on('data', text => {
			this.#received += text;
			this.#wake();
		});
		socket.on('close', () => this.#wake());
		socket.on('error', () => {});
	}

	static async open(path: string, negotiation: Negotiation): Promise<Exchange> {
		const exchange = new Exchange(await connectWhenReady(path));
		await exchange.ask([NEGOTIATIONS[negotiation]]);
		return exchange;
	}

	/**
	 * Sends an input in pieces, then the byte FF, which brings any parser back to its start, and a command with an
	 * id that tells the end. Gives all that came before that command's reply, without stamps.
	 */
	async ask(pieces: readonly string[]): Promise<string> {
		const id = sentinel(this.#count++);
		for (const piece of pieces) {
			await this.#write(piece);
		}

		await this.#write(`\xff\n{"execute": "no-such-command", "id": "${id}"}\n`);
		return withoutStamps(await this.#readUntil(`{"id": "${id}", `));
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
		for (;;) {
			const at = this.#received.indexOf(mark);
			const end = at < 0 ? -1 : this.#received.indexOf('\r\n', at);
			if (end >= 0) {
				const text = this.#received.slice(0, at);
				this.#received = this.#received.slice(end + 2);
				return text;
			}

			if (this.#socket.destroyed) {
				return `${this.#received}<end of file>`;
			}

			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}
}
