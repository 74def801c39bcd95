import {createConnection, type OnReadOpts, type Socket} from 'node:net';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {type Endpoint, parseAddress} from './address.ts';
import {addressError, bracketed} from './net-listener.ts';
import type {EndpointOf} from './transport.ts';

/** An endpoint that somebody else may listen on and we connect to. */
export type DialEndpoint = EndpointOf<'tcp'> | EndpointOf<'unix'>;

/** Tells whether an endpoint can be connected to. */
export const canDial = (endpoint: Endpoint): endpoint is DialEndpoint =>
	endpoint.scheme === 'tcp' || endpoint.scheme === 'unix';

/** An endpoint as an operator writes it. */
export const dialAddress = (endpoint: DialEndpoint): string =>
	endpoint.scheme === 'unix'
		? `unix:${endpoint.path}`
		: `tcp:${bracketed(endpoint.host)}:${endpoint.port}`;

/**
 * Connects to an address on which somebody listens. The stream is paused.
 * @param onread Takes all that comes, in one buffer that is used again and again.
 * @throws MockQmpError ADDRESS_UNAVAILABLE
 */
export const dial = (endpoint: DialEndpoint, onread?: OnReadOpts): Promise<Socket> =>
	new Promise((resolve, reject) => {
		const reading = onread === undefined ? {} : {onread};
		const socket =
			endpoint.scheme === 'unix'
				? createConnection({path: endpoint.path, allowHalfOpen: true, ...reading})
				: createConnection({
						...reading,
						...(endpoint.host === '' ? {} : {host: endpoint.host}),
						port: endpoint.port,
						allowHalfOpen: true,
						noDelay: true,
					});
		const onError = (error: Error): void =>
			reject(
				addressError(dialAddress(endpoint), error, {
					reasons: {ENOENT: 'there is no such socket'},
					remedy: 'check that somebody listens there',
				}),
			);
		socket.once('error', onError);
		socket.once('connect', () => {
			socket.removeListener('error', onError);
			socket.pause();
			resolve(socket);
		});
	});

/**
 * Connects to an address as an operator writes it. The stream is paused.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_UNAVAILABLE
 */
export const dialText = async (text: string): Promise<Socket> => {
	const {endpoint} = parseAddress(text);
	if (!canDial(endpoint)) {
		throw new MockQmpError('ADDRESS_INVALID', `cannot connect to ${text}`, {
			remedy: 'name a tcp or a unix address',
		});
	}

	return dial(endpoint);
};
