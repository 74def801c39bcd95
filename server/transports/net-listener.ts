import {createServer, type ListenOptions, type Server, Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {MockQmpError, systemErrorCode} from '../../core/runtime/errors.ts';
import type {Accept, Listener} from './transport.ts';

const REASONS: Readonly<Record<string, string>> = {
	EADDRINUSE: 'somebody listens there already',
	EACCES: 'permission denied',
	EADDRNOTAVAIL: 'no interface of this host has that address',
	ENOTFOUND: 'the host name is unknown',
	ENOENT: 'the folder does not exist',
	ENOTDIR: 'a part of the path is not a folder',
	EBADF: 'no such descriptor is open',
	ERR_INVALID_FD_TYPE: 'no socket is open there',
	EINVAL: 'the descriptor is no socket to listen on',
	ECONNREFUSED: 'nobody listens there',
};

const ON_LISTENING = {
	reasons: {},
	remedy: 'choose another address with --listen, or free this one',
};

/** The error of an address that could not be had; `cause` tells why. Words are those of listening unless given. */
export const addressError = (
	address: string,
	cause: unknown,
	words: {
		readonly reasons: Readonly<Record<string, string>>;
		readonly remedy: string;
	} = ON_LISTENING,
): MockQmpError => {
	const code = systemErrorCode(cause) ?? '';
	const reason = words.reasons[code] ?? REASONS[code] ?? String(cause);
	return new MockQmpError(
		code === 'EADDRINUSE' ? 'ADDRESS_IN_USE' : 'ADDRESS_UNAVAILABLE',
		`cannot use ${address}: ${reason}${code === '' ? '' : ` (${code})`}`,
		{cause, remedy: words.remedy, address},
	);
};

/** A descriptor that is open already; node:net takes it though its types do not say so. */
interface Descriptor {
	readonly fd: number;
}

/** Opens a listening socket of node:net; the clients' streams are paused and may be half-closed. */
export const openServer = (options: ListenOptions | Descriptor, accept: Accept): Promise<Server> =>
	new Promise((resolve, reject) => {
		const server = createServer(
			{allowHalfOpen: true, pauseOnConnect: true, noDelay: true},
			socket => accept(socket, () => resetStream(socket)),
		);
		server.once('error', reject);
		server.listen(options, () => {
			server.removeListener('error', reject);
			resolve(server);
		});
	});

/** The port that the system chose or was given. */
export const portOf = (server: Server): number => {
	const bound = server.address();
	return typeof bound === 'object' && bound !== null ? bound.port : 0;
};

/** A host as it stands in an address: an IPv6 one in brackets. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Breaks a stream off: RST over TCP; other streams know none and are cut. */
export const resetStream = (stream: Duplex): void => {
	if (stream instanceof Socket && stream.remotePort !== undefined) {
		stream.resetAndDestroy();
	} else {
		stream.destroy();
	}
};

/** How a server is suspended and resumed; `options` name the address that it really has. */
export const suspension = (
	server: Server,
	options: ListenOptions,
	address: string,
): Required<Pick<Listener, 'suspend' | 'resume'>> => ({
	async suspend() {
		server.close();
	},
	resume: () =>
		new Promise((resolve, reject) => {
			const onError = (error: Error): void => reject(addressError(address, error));
			server.once('error', onError);
			server.listen(options, () => {
				server.removeListener('error', onError);
				resolve();
			});
		}),
});
