import {createServer, type Server} from 'node:http';
import {getRequestListener} from '@hono/node-server';
import type {Registry} from 'prom-client';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {type Logger, silentLogger} from '../../core/runtime/log.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {addressError, bracketed, portOf} from '../transports/net-listener.ts';
import {createApp} from './app.ts';
import {Chronology} from './chronology.ts';
import type {Controlled} from './controlled.ts';
import {isLoopback} from './guard.ts';
import {Metrics} from './metrics.ts';

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

/** A control API that listens. */
export interface ControlServer {
	/** Such as http://127.0.0.1:9000, with the real port. */
	readonly url: string;
	/** The figures of /metrics; others may add theirs. */
	readonly registry: Registry;
	/** Ends it, open streams too. */
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
 * Opens the control API of some machines.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID without a token where one
 * is needed
 */
export const startControl = async (
	controlled: Controlled,
	{address, token, log = silentLogger}: ControlOptions,
): Promise<ControlServer> => {
	const {host, port} = readAddress(address);
	checkToken(host, token);
	const chronology = new Chronology(controlled);
	const metrics = new Metrics(controlled, chronology);
	const closing = new AbortController();
	const app = createApp(
		{controlled, chronology, metrics, log, closing: closing.signal},
		{token, hosts: [host, bracketed(host)]},
	);
	const server = createServer(getRequestListener(app.fetch, {overrideGlobalObjects: false}));
	try {
		await open(server, host, port);
	} catch (error) {
		chronology.close();
		throw error;
	}

	const url = `http://${bracketed(host)}:${portOf(server)}`;
	log.write('info', 'control API is open', {url});
	let over: Promise<void> | undefined;
	return {
		url,
		registry: metrics.registry,
		close() {
			over ??= (async () => {
				closing.abort();
				await shut(server);
				chronology.close();
			})();
			return over;
		},
	};
};
