import {Duplex} from 'node:stream';
import type {Monitor} from './monitor.ts';

/** A client in the same process: what it writes and reads goes through no socket. */
export class MemoryClient {
	#received = '';
	#isEnded = false;
	#isReset = false;
	#writeCount = 0;
	readonly #end: Duplex;

	constructor(monitor: Monitor) {
		this.#end = new Duplex({
			allowHalfOpen: true,
			read() {},
			write: (chunk, _, callback) => {
				this.#writeCount += 1;
				this.#received += chunk.toString('latin1');
				callback();
			},
			final: callback => {
				this.#isEnded = true;
				callback();
			},
		});
		monitor.accept(this.#end, () => {
			this.#isReset = true;
			this.#end.destroy();
		});
	}

	/** All that the server has sent, one character a byte. */
	get received(): string {
		return this.#received;
	}

	/** In how many writes it came, each of which a client would have got in one read. */
	get writeCount(): number {
		return this.#writeCount;
	}

	/** The same, parsed line by line. */
	get messages(): ReadonlyArray<Readonly<Record<string, unknown>>> {
		return this.#received
			.split('\r\n')
			.filter(line => line !== '')
			.map(line => JSON.parse(line));
	}

	/** Whether the server has ended the connection. */
	get isEnded(): boolean {
		return this.#isEnded;
	}

	/** Whether the server has broken the connection off, which a socket shows as a reset. */
	get isReset(): boolean {
		return this.#isReset;
	}

	/** Whether the connection is gone in both directions, or was refused. */
	get isGone(): boolean {
		return this.#end.destroyed;
	}

	/** Sends bytes, or an object as JSON. */
	send(message: Uint8Array | string | object): void {
		const bytes =
			message instanceof Uint8Array
				? message
				: Buffer.from(typeof message === 'string' ? message : JSON.stringify(message), 'latin1');
		this.#end.push(bytes);
	}

	/** Ends its input. */
	end(): void {
		this.#end.push(null);
	}
}
