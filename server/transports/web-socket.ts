import {createServer, type IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import {createWebSocketStream, type WebSocket, WebSocketServer} from 'ws';
import type {FrameKind} from './address.ts';
import {addressError, bracketed, portOf, resetStream, suspension} from './net-listener.ts';
import {defineTransport} from './transport.ts';

// QEMU's io/channel-websock.c knows this subprotocol and no other.
const PROTOCOL = 'binary';
const FRAME_LENGTH_MAX = 64 * 1024 * 1024;

/** One message a frame outward, any framing inward. */
const streamOf = (socket: WebSocket, frames: FrameKind): Duplex => {
	let isBinary = frames !== 'text';
	if (frames === 'auto') {
		socket.on('message', (_, isBinaryFrame) => {
			isBinary = isBinaryFrame;
		});
	}

	const stream = createWebSocketStream(socket, {decodeStrings: false, allowHalfOpen: false});
	stream._write = (chunk, _, callback) => {
		socket.send(chunk, {binary: isBinary}, callback);
	};

	return stream;
};

const refuse = (socket: Duplex, status: string): void => {
	socket.end(
		`HTTP/1.1 ${status}\r\nServer: QEMU VNC\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\n\r\n`,
	);
};

/** Why a request is no good, in HTTP's words; undefined when it is. */
const refusal = ({url, headers}: IncomingMessage, path: string): string | undefined => {
	if (url !== path) {
		return '404 Not Found';
	}

	const offered = headers['sec-websocket-protocol']?.split(',').map(word => word.trim());
	return offered === undefined || offered.includes(PROTOCOL) ? undefined : '400 Bad Request';
};

/** WebSocket over HTTP; `frames` says what the client gets. */
export const webSocket = defineTransport({
	scheme: 'ws',
	async listen({host, port, path, frames}, accept) {
		const http = createServer((_, response) => {
			response.writeHead(400, {Connection: 'close', 'Sec-WebSocket-Version': '13'}).end();
		});
		const upgrader = new WebSocketServer({
			noServer: true,
			maxPayload: FRAME_LENGTH_MAX,
			handleProtocols: offered => (offered.has(PROTOCOL) ? PROTOCOL : false),
		});
		http.on('upgrade', (request, socket, head) => {
			const problem = refusal(request, path);
			if (problem === undefined) {
				upgrader.handleUpgrade(request, socket, head, client => {
					const stream = streamOf(client, frames);
					accept(stream, () => {
						resetStream(socket);
						stream.destroy();
					});
				});
			} else {
				refuse(socket, problem);
			}
		});
		try {
			await new Promise<void>((resolve, reject) => {
				http.once('error', reject);
				http.listen(host === '' ? {port} : {host, port}, resolve);
			});
		} catch (error) {
			throw addressError(`ws:${bracketed(host)}:${port}${path}`, error);
		}

		const address = `ws:${bracketed(host)}:${portOf(http)}${path}`;
		return {
			address,
			...suspension(http, {...(host === '' ? {} : {host}), port: portOf(http)}, address),
			async close() {
				http.close();
				http.closeIdleConnections();
			},
		};
	},
});
