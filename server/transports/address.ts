import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseKeyValues} from './key-values.ts';

/** Kinds of frames towards a WebSocket client; `auto`: those that it sends itself, binary until it has sent one. */
export type FrameKind = 'auto' | 'text' | 'binary';

/** Where and how a monitor meets its clients. */
export type Endpoint =
	| {readonly scheme: 'tcp'; readonly host: string; readonly port: number}
	| {readonly scheme: 'unix'; readonly path: string}
	| {
			readonly scheme: 'ws';
			readonly host: string;
			readonly port: number;
			readonly path: string;
			readonly frames: FrameKind;
	  }
	| {readonly scheme: 'stdio'}
	| {readonly scheme: 'fd'; readonly descriptor: number};

/** A `--listen` address, read. */
export interface Address {
	readonly endpoint: Endpoint;
	/** Connect to a listening manager instead of listening (`server=off`). */
	readonly isClient: boolean;
	/** Milliseconds between attempts to connect; undefined: only one, at the start. */
	readonly reconnectMs: number | undefined;
	/** One member or element a line (`pretty=on`, as of QEMU's -qmp-pretty). */
	readonly isPretty: boolean;
}

const EXAMPLES =
	'write tcp:HOST:PORT, unix:PATH, ws:HOST:PORT[/PATH], stdio or fd:N, with options as QEMU has them ' +
	'(server=on|off, wait=on|off, reconnect=SECONDS, websocket=on, pretty=on, frames=auto|text|binary)';

const PORT_MAX = 65_535;
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:/]*):(\d+)(\/.*)?$/;

const invalid = (text: string, problem: string): MockQmpError =>
	new MockQmpError('ADDRESS_INVALID', `address "${text}": ${problem}`, {remedy: EXAMPLES});

const readHostAndPort = (
	text: string,
	rest: string,
): {host: string; port: number; path: string} => {
	const [, host = '', digits = '', path = ''] = HOST_AND_PORT.exec(rest) ?? [];
	const port = Number(digits);
	if (digits === '' || port > PORT_MAX) {
		throw invalid(text, `"${rest}" is not HOST:PORT with a port from 0 to ${PORT_MAX}`);
	}

	return {host: host.replace(/^\[|\]$/g, ''), port, path};
};

const readTcp = (text: string, rest: string): Endpoint => {
	const {host, port, path} = readHostAndPort(text, rest);
	if (path !== '') {
		throw invalid(text, 'a TCP address has no path');
	}

	return {scheme: 'tcp', host, port};
};

const readWebSocket = (text: string, rest: string, frames: FrameKind): Endpoint => {
	const {host, port, path} = readHostAndPort(text, rest);
	return {scheme: 'ws', host, port, path: path === '' ? '/' : path, frames};
};

const readDescriptor = (text: string, rest: string): Endpoint => {
	if (!/^\d+$/.test(rest)) {
		throw invalid(text, `"${rest}" is not the number of a descriptor`);
	}

	return {scheme: 'fd', descriptor: Number(rest)};
};

const readEndpoint = (
	text: string,
	plain: string,
	{frames, isWebSocket}: {readonly frames: FrameKind; readonly isWebSocket: boolean},
): Endpoint => {
	const colon = plain.indexOf(':');
	const scheme = colon < 0 ? plain : plain.slice(0, colon);
	const rest = colon < 0 ? '' : plain.slice(colon + 1);
	switch (scheme) {
		case 'tcp':
			return isWebSocket ? readWebSocket(text, rest, frames) : readTcp(text, rest);
		case 'ws':
			return readWebSocket(text, rest, frames);
		case 'unix':
			if (rest === '') {
				throw invalid(text, 'the path is missing');
			}

			return {scheme: 'unix', path: rest};
		case 'fd':
			return readDescriptor(text, rest);
		case 'stdio':
			return {scheme: 'stdio'};
		default:
			throw invalid(text, `there is no transport "${scheme}"`);
	}
};

/**
 * Reads an address in our spelling or in QEMU's.
 * @throws MockQmpError ADDRESS_INVALID
 */
export const parseAddress = (text: string): Address => {
	const {plain, options} = parseKeyValues(text, problem => invalid(text, problem));
	const isClient = options.server === false;
	const endpoint = readEndpoint(text, plain, {
		frames: options.frames ?? 'auto',
		isWebSocket: options.websocket ?? false,
	});
	if (isClient && endpoint.scheme !== 'tcp' && endpoint.scheme !== 'unix') {
		throw invalid(text, `only tcp and unix can connect out (server=off)`);
	}

	if (options.reconnect !== undefined && !isClient) {
		throw invalid(text, 'reconnect is for server=off');
	}

	return {
		endpoint,
		isClient,
		reconnectMs: options.reconnect === undefined ? undefined : options.reconnect * 1000,
		isPretty: options.pretty ?? false,
	};
};
