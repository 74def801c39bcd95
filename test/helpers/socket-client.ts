import {once} from 'node:events';
import type {Socket} from 'node:net';
import {WebSocket} from 'ws';
import {parseAddress} from '../../server/transports/address.ts';
import {canDial, dial} from '../../server/transports/dial.ts';

/** A client over a socket that keeps what it reads, read by read. */
export class SocketClient {
	readonly socket: Socket;
	readonly reads: string[] = [];
	/** Resolves with the code of the error that ended the connection; `end` if there was none. */
	readonly over: Promise<string>;
	#wake: () => void = () => {};

	constructor(socket: Socket) {
		this.socket = socket;
		let code = 'end';
		socket.setEncoding('latin1').on('data', text => {
			this.reads.push(`${text}`);
			this.#wake();
		});
		socket.on('error', error => {
			code = 'code' in error ? `${error.code}` : error.message;
		});
		socket.resume();
		this.over = new Promise(resolve => {
			socket.once('close', () => resolve(code));
		});
	}

	static async open(address: string): Promise<SocketClient> {
		const {endpoint} = parseAddress(address);
		if (!canDial(endpoint)) {
			throw new Error(`cannot dial ${address}`);
		}

		return new SocketClient(await dial(endpoint));
	}

	get received(): string {
		return this.reads.join('');
	}

	/** Resolves when a text has come, wherever it stands. */
	async has(text: string): Promise<void> {
		while (!this.received.includes(text)) {
			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}

	send(message: object | string): void {
		this.socket.write(typeof message === 'string' ? message : JSON.stringify(message));
	}
}

/** Opens a WebSocket to an address of ours; its messages are kept as they come. */
export const openWebSocket = async (
	address: string,
): Promise<{readonly socket: WebSocket; readonly messages: string[]}> => {
	const messages: string[] = [];
	const socket = new WebSocket(address.replace(/^ws:/, 'ws://'));
	socket.on('message', data => messages.push(`${data}`));
	await once(socket, 'open');
	return {socket, messages};
};
