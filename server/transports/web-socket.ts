import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {Duplex} from 'node:stream';
import {createWebSocketStream, WebSocket, WebSocketServer} from 'ws';
import type {FrameKind} from './address.ts';
import {markTakesBlocks} from './block-streams.ts';
import {MessageFramer} from './message-framer.ts';
import {addressError, bracketed, portOf, resetStream, suspension} from './net-listener.ts';
import {type Accept, defineTransport} from './transport.ts';

// QEMU's io/channel-websock.c knows this subprotocol and no other.
const PROTOCOL = 'binary';
const FRAME_LENGTH_MAX = 64 * 1024 * 1024;

const framer = new MessageFramer();

/** One message a frame outward, any framing inward. */
const streamOf = (socket: WebSocket, wire: Duplex, frames: FrameKind): Duplex => {
	let isBinary = frames !== 'text';
	if (frames === 'auto') {
		socket.on('message', (_, isBinaryFrame) => {
			isBinary = isBinaryFrame;
		});
	}

	const stream = createWebSocketStream(socket, {decodeStrings: false, allowHalfOpen: false});
	stream._write = (chunk: Buffer | string, _, callback) => {
		if (typeof chunk === 'string' || socket.readyState !== WebSocket.OPEN) {
			socket.send(chunk, {binary: isBinary}, callback);
			return;
		}

		// Between two sends of the library nothing is half written: no extension is agreed upon that keeps messages back.
		const bytes = framer.frames(chunk, isBinary);
		wire.write(bytes, error => {
			framer.release(bytes);
			callback(error);
		});
	};
	markTakesBlocks(stream);
	// The library waits until the last bytes are out, which they never are when the client has broken off.
	socket.once('close', () => {
		if (stream.writableEnded && !stream.writableFinished) {
			stream.destroy();
		}
	});
	return stream;
};

const refuse = (socket: Duplex, status: string): void => {
	socket.end(
		`HTTP/1.1 ${status}\r\nServer: QEMU VNC\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\n\r\n`,
	);
};

const isProtocolKnown = ({headers}: IncomingMessage): boolean => {
	const offered = headers['sec-websocket-protocol']?.split(',').map(word => word.trim());
	return offered === undefined || offered.includes(PROTOCOL);
};

/** A port on which each path is an address of its own. */
class PathServer {
	readonly #http: Server;
	readonly #upgrader = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: FRAME_LENGTH_MAX,
		handleProtocols: offered => (offered.has(PROTOCOL) ? PROTOCOL : false),
	});
	readonly #paths = new Map<string, {readonly frames: FrameKind; readonly accept: Accept}>();

	constructor() {
		this.#http = createServer((_, response) => {
			response.writeHead(400, {Connection: 'close', 'Sec-WebSocket-Version': '13'}).end();
		});
		this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
	}

	get port(): number {
		return portOf(this.#http);
	}

	/** How the port, with all its paths, is given up for a time. */
	suspension(host: string, address: string): ReturnType<typeof suspension> {
		return suspension(this.#http, {...(host === '' ? {} : {host}), port: this.port}, address);
	}

	open(host: string, port: number): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#http.once('error', reject);
			this.#http.listen(host === '' ? {port} : {host, port}, resolve);
		});
	}

	/** Serves a path, unless it is served already. */
	add(path: string, frames: FrameKind, accept: Accept): boolean {
		const isFree = !this.#paths.has(path);
		if (isFree) {
			this.#paths.set(path, {frames, accept});
		}

		return isFree;
	}

	/** Serves a path no more; closes the port with the last one, and tells whether it did. */
	remove(path: string): boolean {
		this.#paths.delete(path);
		const isLast = this.#paths.size === 0;
		if (isLast) {
			this.#http.close();
			this.#http.closeIdleConnections();
		}

		return isLast;
	}

	#upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const target = this.#paths.get(request.url ?? '');
		if (target === undefined) {
			refuse(socket, '404 Not Found');
		} else if (isProtocolKnown(request)) {
			this.#upgrader.handleUpgrade(request, socket, head, client => {
				const stream = streamOf(client, socket, target.frames);
				target.accept(stream, () => {
					resetStream(socket);
					stream.destroy();
				});
			});
		} else {
			refuse(socket, '400 Bad Request');
		}
	}
}

// Ports that are open, or about to be, by host and port as they were asked for; free ones are shared by nobody.
const openPorts = new Map<string, Promise<PathServer>>();

const openPort = async (host: string, port: number): Promise<PathServer> => {
	const server = new PathServer();
	await server.open(host, port);
	return server;
};

/** WebSocket over HTTP; `frames` says what the client gets. Several addresses may differ in their paths only. */
export const webSocket = defineTransport({
	scheme: 'ws',
	async listen({host, port, path, frames}, accept) {
		const address = `ws:${bracketed(host)}:${port}${path}`;
		const key = port === 0 ? '' : `${host}:${port}`;
		const opening = openPorts.get(key) ?? openPort(host, port);
		try {
			if (key !== '') {
				openPorts.set(key, opening);
			}

			const server = await opening;
			if (!server.add(path, frames, accept)) {
				throw Object.assign(new Error('the path is served already'), {code: 'EADDRINUSE'});
			}

			const openAddress = `ws:${bracketed(host)}:${server.port}${path}`;
			return {
				address: openAddress,
				...server.suspension(host, openAddress),
				async close() {
					if (server.remove(path)) {
						openPorts.delete(key);
					}
				},
			};
		} catch (error) {
			await opening.catch(() => openPorts.delete(key));
			throw addressError(address, error);
		}
	},
});
