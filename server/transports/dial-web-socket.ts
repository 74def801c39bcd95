import type {Duplex} from 'node:stream';
import {createWebSocketStream, WebSocket} from 'ws';
import {addressError, bracketed} from './net-listener.ts';
import type {EndpointOf} from './transport.ts';

// QEMU's io/channel-websock.c knows this subprotocol and no other.
const PROTOCOL = 'binary';
const FRAME_LENGTH_MAX = 64 * 1024 * 1024;

/**
 * Connects to an address on which somebody listens for WebSockets. The stream is paused.
 * @throws MockQmpError ADDRESS_UNAVAILABLE
 */
export const dialWebSocket = ({host, port, path}: EndpointOf<'ws'>): Promise<Duplex> =>
	new Promise((resolve, reject) => {
		const url = `ws://${bracketed(host === '' ? 'localhost' : host)}:${port}${path}`;
		const socket = new WebSocket(url, PROTOCOL, {
			perMessageDeflate: false,
			maxPayload: FRAME_LENGTH_MAX,
		});
		const onError = (error: Error): void =>
			reject(
				addressError(`ws:${bracketed(host)}:${port}${path}`, error, {
					reasons: {},
					remedy: 'check that somebody listens there, and the path',
				}),
			);
		socket.once('error', onError);
		const stream = createWebSocketStream(socket);
		// It fails with the socket; whoever waits is told once.
		stream.on('error', () => {});
		socket.once('open', () => {
			socket.removeListener('error', onError);
			resolve(stream);
		});
	});
