import type {ExecutionContext} from 'ava';
import {silentLogger} from '../../core/runtime/log.ts';
import {createApp} from '../../server/control/app.ts';
import {Chronology} from '../../server/control/chronology.ts';
import type {Controlled} from '../../server/control/controlled.ts';
import {Metrics} from '../../server/control/metrics.ts';
import type {MockQmpOptions} from '../../server/options.ts';
import {startVirtual, type VirtualQmp} from '../../testing.ts';

/** An answer of a control API. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The text as JSON; undefined when it is none. */
	// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
	readonly json: any;
}

/** A request: its body is sent as JSON. */
export type Ask = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

export interface DeskOptions {
	readonly token?: string;
	/** One machine for each. */
	readonly machines?: readonly MockQmpOptions[];
}

/** A control API without a socket, over machines in virtual time. */
export const openDesk = async (
	t: ExecutionContext,
	{token, machines = [{}]}: DeskOptions = {},
): Promise<{
	readonly ask: Ask;
	readonly virtuals: readonly VirtualQmp[];
	readonly fetch: (request: Request) => Promise<Response>;
	readonly close: () => void;
}> => {
	const virtuals = await Promise.all(machines.map(startVirtual));
	const controlled: Controlled = {
		seed: 'virtual',
		machines: virtuals.map(({qmp}, index) => ({index, qmp})),
	};
	const chronology = new Chronology(controlled);
	const metrics = new Metrics(controlled, chronology);
	const closing = new AbortController();
	const app = createApp(
		{controlled, chronology, metrics, log: silentLogger, closing: closing.signal},
		{token, hosts: []},
	);
	t.teardown(() => closing.abort());
	const fetch = async (request: Request): Promise<Response> => app.fetch(request);
	const ask: Ask = async (method, path, body, headers = {}) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const response = await fetch(
			new Request(`http://localhost${path}`, {
				method,
				headers: {
					Host: 'localhost',
					...(body === undefined
						? {}
						: {'Content-Type': 'application/json', 'Content-Length': String(text.length)}),
					...headers,
				},
				...(body === undefined ? {} : {body: text}),
			}),
		);
		const answer = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			text: answer,
			json: /json/.test(response.headers.get('Content-Type') ?? '')
				? JSON.parse(answer)
				: undefined,
		};
	};
	return {ask, virtuals, fetch, close: () => closing.abort()};
};
