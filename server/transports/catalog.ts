import type {Endpoint} from './address.ts';
import type {Accept, Listener} from './transport.ts';

/**
 * Opens an address by the transport of its scheme, which is loaded only now: ws alone takes as long to load as
 * all else together.
 */
export const listen = async (endpoint: Endpoint, accept: Accept): Promise<Listener> => {
	switch (endpoint.scheme) {
		case 'tcp':
			return (await import('./tcp.ts')).tcp.listen(endpoint, accept);
		case 'unix':
			return (await import('./unix.ts')).unix.listen(endpoint, accept);
		case 'ws':
			return (await import('./web-socket.ts')).webSocket.listen(endpoint, accept);
		case 'stdio':
			return (await import('./stdio.ts')).stdio.listen(endpoint, accept);
		case 'fd':
			return (await import('./descriptor.ts')).descriptor.listen(endpoint, accept);
		default:
			return endpoint satisfies never;
	}
};
