import {Socket} from 'node:net';
import {isListeningSocket} from '../../core/runtime/socket-state.ts';
import {addressError, openServer, resetStream} from './net-listener.ts';
import {type Accept, defineTransport, type Listener} from './transport.ts';

const adoptConnection = (descriptor: number, accept: Accept): void => {
	const socket = new Socket({
		fd: descriptor,
		allowHalfOpen: true,
		readable: true,
		writable: true,
	});
	accept(socket, () => resetStream(socket));
};

const openDescriptor = async (descriptor: number, accept: Accept): Promise<Listener> => {
	const address = `fd:${descriptor}`;
	// A connection must not be tried as a listening socket: node:net closes what does not listen.
	if (isListeningSocket(descriptor) === false) {
		adoptConnection(descriptor, accept);
		return {address, async close() {}};
	}

	const server = await openServer({fd: descriptor}, accept);
	return {
		address,
		async close() {
			server.close();
		},
	};
};

/** A descriptor inherited from the parent process: a listening socket, or one end of a connection. */
export const descriptor = defineTransport({
	scheme: 'fd',
	async listen(endpoint, accept) {
		try {
			return await openDescriptor(endpoint.descriptor, accept);
		} catch (error) {
			throw addressError(`fd:${endpoint.descriptor}`, error);
		}
	},
});
