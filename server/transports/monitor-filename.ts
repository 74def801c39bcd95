import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {socketPath} from '../../core/runtime/socket-state.ts';
import type {Address} from './address.ts';
import {bracketed} from './net-listener.ts';

/** Where an address is, and whether somebody listens there. */
const placeOf = ({endpoint, isClient}: Address): string => {
	const server = isClient ? '' : ',server=on';
	switch (endpoint.scheme) {
		case 'tcp':
		case 'ws':
			return `${endpoint.scheme === 'ws' ? 'websocket' : 'tcp'}:${bracketed(endpoint.host)}:${endpoint.port}${server}`;
		case 'unix':
			return `unix:${endpoint.path}${server}`;
		case 'fd': {
			const path = socketPath(endpoint.descriptor);
			return path === undefined ? 'unix:' : `unix:${path},server=on`;
		}

		case 'stdio':
			return 'stdio';
	}
};

/**
 * What query-chardev calls the device of a monitor, with a client's stream or without (chardev/char-socket.c,
 * `qemu_chr_compute_filename`).
 */
export const monitorFilename = (
	address: Address | undefined,
	stream: Duplex | undefined,
): string => {
	if (address === undefined) {
		return 'unknown';
	}

	const {endpoint, isClient} = address;
	const place = placeOf(address);
	if (endpoint.scheme === 'stdio') {
		return place;
	}

	if (stream === undefined) {
		return `disconnected:${place}`;
	}

	if (stream instanceof Socket && stream.remotePort !== undefined) {
		const [kind] = place.split(':');
		const local = `${bracketed(stream.localAddress ?? '')}:${stream.localPort}`;
		const peer = `${bracketed(stream.remoteAddress ?? '')}:${stream.remotePort}`;
		return `${kind}:${local}${isClient ? '' : ',server=on'} <-> ${peer}`;
	}

	// The end that connects has no name of its own.
	return endpoint.scheme === 'unix' && isClient ? 'unix:' : place;
};
