import {MockQmpError} from '../../core/runtime/errors.ts';

/** A control API of somebody's. */
export interface ControlTarget {
	/** A URL, HOST:PORT, or a port on the loopback. */
	readonly url: string;
	readonly token: string | undefined;
}

/** What is asked of it. */
export interface ControlRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Such as /v1/machines. */
	readonly path: string;
	readonly body?: unknown;
}

const TIMEOUT_MS = 10_000;
// An address to listen on that means every interface is reached on this one.
const WILDCARD = /^(?:0\.0\.0\.0|\[::\])(?=:\d+$)/;

const baseOf = (text: string): string => {
	if (/^https?:\/\//.test(text)) {
		return text.replace(/\/+$/, '');
	}

	const hostPort = /^\d+$/.test(text) ? `127.0.0.1:${text}` : text;
	return `http://${hostPort.replace(WILDCARD, '127.0.0.1')}`;
};

const describe = (status: number, body: unknown): string => {
	const {code, detail, remedy} = Object(body);
	const told = typeof detail === 'string' ? `${code}: ${detail}` : `status ${status}`;
	return typeof remedy === 'string' ? `${told}\n  ${remedy}` : told;
};

const jsonOf = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// Somebody else answers there.
		return undefined;
	}
};

/**
 * Asks a control API and gives its answer.
 * @throws MockQmpError CLIENT_FAILED when it is not there or refuses, with its code and remedy
 */
export const askControl = async (
	{url, token}: ControlTarget,
	{method, path, body}: ControlRequest,
): Promise<unknown> => {
	const base = baseOf(url);
	let response: Response;
	try {
		response = await fetch(`${base}${path}`, {
			method,
			signal: AbortSignal.timeout(TIMEOUT_MS),
			headers: {
				...(body === undefined ? {} : {'Content-Type': 'application/json'}),
				...(token === undefined ? {} : {Authorization: `Bearer ${token}`}),
			},
			...(body === undefined ? {} : {body: JSON.stringify(body)}),
		});
	} catch (error) {
		throw new MockQmpError('CLIENT_FAILED', `no control API answers at ${base}`, {
			cause: error,
			remedy: 'start the mock with --control, and name that address here',
		});
	}

	const answer = jsonOf(await response.text());
	if (!response.ok || answer === undefined) {
		throw new MockQmpError('CLIENT_FAILED', describe(response.status, answer));
	}

	return answer;
};
