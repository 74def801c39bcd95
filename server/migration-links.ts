import {
	type AddressInfo,
	createConnection,
	createServer,
	isIPv6,
	type NetConnectOpts,
	type Socket,
} from 'node:net';
import {dirname} from 'node:path';
import type {
	ChannelEnd,
	MigrationChannel,
	MigrationLinks,
	MigrationMessage,
	SocketAddress,
} from '../core/machine/migration/links.ts';
import {QmpError} from '../core/protocol/qmp-error.ts';
import {systemErrorCode} from '../core/runtime/errors.ts';
import {fileExists, removeFile} from '../core/runtime/files.ts';
import {systemReason} from '../core/runtime/system-reason.ts';
import {PassedStream} from './descriptors/passed-stream.ts';

// No message of ours is longer; a stream of QEMU's has no lines.
const MESSAGE_LENGTH_MAX = 1000;

/** A place as the operator has written it and as node:net takes it. */
interface Place {
	readonly text: string;
	readonly options: {readonly path: string} | {readonly host?: string; readonly port: number};
}

// QEMU takes options behind a comma, such as ipv4=on, which change nothing here.
const placeOf = (uri: string): Place => {
	const text = uri.slice(uri.indexOf(':') + 1).replace(/,.*$/, '');
	if (uri.startsWith('unix:')) {
		return {text, options: {path: text}};
	}

	const colon = text.lastIndexOf(':');
	const host = text.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
	return {text, options: {port: Number(text.slice(colon + 1)), ...(host !== '' && {host})}};
};

// util/qemu-sockets.c
const whyRefused = ({text}: Place, error: Error): string =>
	systemErrorCode(error) === 'ENOTFOUND'
		? `address resolution failed for ${text}: ${systemReason(error)}`
		: `Failed to connect to '${text}': ${systemReason(error)}`;

const whyNotBound = ({text, options}: Place, error: Error): string => {
	const reason = systemReason(error);
	if ('path' in options) {
		// libuv says EACCES where the system says ENOENT.
		if (!fileExists(dirname(options.path))) {
			return `Failed to bind socket to ${text}: No such file or directory`;
		}

		return `Failed to bind socket to ${text}: ${reason}`;
	}

	return systemErrorCode(error) === 'EADDRINUSE'
		? `Failed to find an available port: ${reason}`
		: `Failed to bind socket: ${reason}`;
};

const addressOf = ({options}: Place, bound: AddressInfo | string | null): SocketAddress => {
	if ('path' in options || typeof bound !== 'object' || bound === null) {
		return {path: String(bound), type: 'unix'};
	}

	const {address, port} = bound;
	return {
		port: String(port),
		...(isIPv6(address) ? {ipv6: true} : {ipv4: true}),
		host: address,
		type: 'inet',
	};
};

const readMessage = (line: string): MigrationMessage | undefined => {
	try {
		const value: unknown = JSON.parse(line);
		const isMessage =
			typeof value === 'object' &&
			value !== null &&
			('mock-qmp-migration' in value || 'status' in value);
		return isMessage ? (value as MigrationMessage) : undefined;
	} catch {
		return undefined;
	}
};

/** One JSON message a line; whoever says something else is hung up on. */
const join = (socket: Socket, meet: (channel: MigrationChannel) => ChannelEnd): void => {
	let isClosed = false;
	const close = (): void => {
		isClosed = true;
		socket.destroySoon();
	};
	const end = meet({
		send: message => socket.write(`${JSON.stringify(message)}\n`),
		close,
	});
	const lose = (): void => {
		if (!isClosed) {
			close();
			end.onClose();
		}
	};
	let text = '';
	socket.setEncoding('utf8').on('data', (chunk: string) => {
		const lines = `${text}${chunk}`.split('\n');
		text = lines.pop() ?? '';
		for (const line of lines) {
			const message = readMessage(line);
			if (message !== undefined && !isClosed) {
				end.onMessage(message);
			} else {
				lose();
			}
		}

		if (text.length > MESSAGE_LENGTH_MAX) {
			lose();
		}
	});
	socket.on('error', lose).on('close', lose).on('end', lose);
};

/** Ways between machines over the sockets of this host. */
export const createSocketLinks = (): MigrationLinks => ({
	connect(uri, opened, refused) {
		const place = placeOf(uri);
		const options: NetConnectOpts = place.options;
		const socket = createConnection(options);
		const onError = (error: Error): void => refused(whyRefused(place, error));
		socket.once('error', onError);
		socket.once('connect', () => {
			socket.removeListener('error', onError);
			socket.setNoDelay();
			join(socket, opened);
		});
		return () => {
			if (socket.connecting) {
				socket.removeListener('error', onError);
				socket.on('error', () => {});
				socket.destroy();
			}
		};
	},
	adopt(descriptor, opened) {
		if (descriptor instanceof PassedStream) {
			join(descriptor.socket, opened);
		}
	},
	listen(uri, accept) {
		const place = placeOf(uri);
		const server = createServer({noDelay: true});
		// The first is the source; QEMU listens no longer then.
		server.once('connection', socket => {
			server.close();
			join(socket, accept);
		});
		if ('path' in place.options) {
			// As QEMU does, whoever left it there.
			removeFile(place.options.path);
		}

		return new Promise((resolve, reject) => {
			server.once('error', error =>
				reject(new QmpError('GenericError', whyNotBound(place, error))),
			);
			server.listen(place.options, () =>
				resolve({address: addressOf(place, server.address()), close: () => server.close()}),
			);
		});
	},
});
