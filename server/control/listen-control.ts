import {createServer, type Server} from 'node:http';
import {getRequestListener} from '@hono/node-server';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {type Logger, silentLogger} from '../../core/runtime/log.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {addressError, bracketed, portOf} from '../transports/net-listener.ts';
import {type GuardOptions, isLoopback} from './guard.ts';

// Requests under way may end in order; whoever takes longer is cut off.
const GRACE_MS = 1000;

/** Where and for whom a control API listens. */
export interface ControlOptions {
	/** HOST:PORT, or a port on the loopback; 0 takes a free one. */
	readonly address: string;
	/** What `Authorization: Bearer` must say; needed where others than this host can connect. */
	readonly token?: string;
	readonly log?: Logger;
}

/** An open address. */
export interface OpenControl {
	/** Such as http://127.0.0.1:9000, with the real port. */
	readonly url: string;
	/** Ends it; resolves when nobody is connected any more. */
	close(): Promise<void>;
}

const readAddress = (text: string): {readonly host: string; readonly port: number} => {
	const [, bracketedHost, plain, digits] =
		/^(?:\[([\da-fA-F:.]+)\]:|([^:[\]/]+):)?(\d{1,5})$/.exec(text) ?? [];
	const port = Number(digits);
	if (digits === undefined || port > 65_535) {
		throw new MockQmpError('ADDRESS_INVALID', `--control: "${text}" is no HOST:PORT`, {
			remedy: 'write such as 127.0.0.1:9000, [::1]:9000, 0.0.0.0:9000, or 9000 for the loopback',
		});
	}

	return {host: bracketedHost ?? plain ?? '127.0.0.1', port};
};

const checkToken = (host: string, token: string | undefined): void => {
	if (token === '' || (token !== undefined && /[^\x21-\x7e]/.test(token))) {
		throw new MockQmpError(
			'OPTION_INVALID',
			'the control token is empty or has other than ASCII letters, digits and signs',
		);
	}

	if (token === undefined && !isLoopback(host)) {
		throw new MockQmpError(
			'OPTION_INVALID',
			`the control API at ${host} could be used by anyone who reaches this host`,
			{remedy: 'give --control-token or MOCK_QMP_CONTROL_TOKEN, or listen on 127.0.0.1'},
		);
	}
};

const open = (server: Server, host: string, port: number): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', error =>
			reject(addressError(`control:${bracketed(host)}:${port}`, error)),
		);
		server.listen({host, port}, resolve);
	});

const shut = async (server: Server): Promise<void> => {
	const clock = new SystemClock();
	clock.after(GRACE_MS, () => server.closeAllConnections());
	await new Promise<void>(resolve => {
		server.close(() => resolve());
		server.closeIdleConnections();
	});
	clock.stop();
};

/**
 * Opens an address for a control API; `appFor` makes it, given who may ask.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID without a token where one
 * is needed
 */
export const listenControl = async (
	{address, token, log = silentLogger}: ControlOptions,
	appFor: (guard: GuardOptions) => {
		readonly fetch: (request: Request) => Response | Promise<Response>;
	},
): Promise<OpenControl> => {
	const {host, port} = readAddress(address);
	checkToken(host, token);
	const app = appFor({token, hosts: [host, bracketed(host)]});
	const server = createServer(
		getRequestListener(request => app.fetch(request), {overrideGlobalObjects: false}),
	);
	await open(server, host, port);
	const url = `http://${bracketed(host)}:${portOf(server)}`;
	log.write('info', 'control API is open', {url});
	return {url, close: () => shut(server)};
};
