import type {Socket} from 'node:net';
import {createInterface, type Interface} from 'node:readline';
import {MockQmpError} from '../core/runtime/errors.ts';
import {dialText} from './transports/dial.ts';

/** A message from a server, parsed. */
export type ServerMessage = Readonly<Record<string, unknown>>;

const isMessage = (value: unknown): value is ServerMessage =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const failed = (address: string, problem: string, cause?: unknown): MockQmpError =>
	new MockQmpError('CLIENT_FAILED', `${address}: ${problem}`, {cause});

/** A small client: one command at a time, replies told from events by what they hold. */
export class QmpClient {
	readonly #address: string;
	readonly #socket: Socket;
	readonly #lines: AsyncIterator<string>;
	readonly #reader: Interface;
	#greeting: ServerMessage = {};
	#latest = '';

	constructor(address: string, socket: Socket) {
		this.#address = address;
		this.#socket = socket;
		this.#reader = createInterface({input: socket, crlfDelay: Number.POSITIVE_INFINITY});
		this.#lines = this.#reader[Symbol.asyncIterator]();
	}

	/**
	 * Connects to a listening server and negotiates.
	 * @param withinMs milliseconds until every later answer must be there too
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_UNAVAILABLE, CLIENT_FAILED
	 */
	static async connect(text: string, withinMs: number): Promise<QmpClient> {
		const socket = await dialText(text);
		socket.setTimeout(withinMs, () => {
			socket.destroy(new Error(`no answer within ${withinMs} ms: another client may be served`));
		});
		const client = new QmpClient(text, socket);
		client.#greeting = await client.#next();
		await client.execute({execute: 'qmp_capabilities'});
		return client;
	}

	/** The greeting of the server. */
	get greeting(): ServerMessage {
		return this.#greeting;
	}

	/** The latest message as the server wrote it, without its line end. */
	get latestText(): string {
		return this.#latest;
	}

	/**
	 * Sends a request and gives its reply; events meanwhile are passed over.
	 * @throws MockQmpError CLIENT_FAILED
	 */
	async execute(request: object | string): Promise<ServerMessage> {
		const text = typeof request === 'string' ? request : JSON.stringify(request);
		this.#socket.write(`${text}\n`);
		for (;;) {
			const message = await this.#next();
			if (!('event' in message)) {
				return message;
			}
		}
	}

	close(): void {
		this.#reader.close();
		this.#socket.destroy();
	}

	async #next(): Promise<ServerMessage> {
		let fail: (error: unknown) => void = () => {};
		const failure = new Promise<never>((_, reject) => {
			fail = reject;
		});
		this.#socket.once('error', fail);
		try {
			const {done, value} = await Promise.race([this.#lines.next(), failure]);
			this.#latest = done ? '' : value;
			const message: unknown = done ? undefined : JSON.parse(value);
			if (!isMessage(message)) {
				throw failed(this.#address, 'the server has closed the connection');
			}

			return message;
		} catch (error) {
			this.close();
			throw error instanceof MockQmpError
				? error
				: failed(this.#address, error instanceof Error ? error.message : String(error), error);
		} finally {
			this.#socket.removeListener('error', fail);
		}
	}
}
