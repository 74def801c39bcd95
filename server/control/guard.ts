import {createHash, timingSafeEqual} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {problemOf, problemResponse} from './problem.ts';

/** Who may ask. */
export interface GuardOptions {
	/** What `Authorization: Bearer` must say; undefined: nothing. */
	readonly token: string | undefined;
	/** Host names, beside those of the loopback, by which this server may be called. */
	readonly hosts: readonly string[];
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;
// What tells nothing and changes nothing: health checks, and the page that asks for the token.
const OPEN_PATHS = /^\/(?:healthz|readyz|openapi\.json|console\/[\w.-]+)?$/;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i;
// A whole scenario or a large reply fits many times.
const BODY_BYTES_MAX = 1024 * 1024;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Whether nobody but this host reaches an address with that host name. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of the token. */
const isTheToken = (given: string, token: string): boolean =>
	timingSafeEqual(digest(given), digest(token));

const hostName = (host: string): string => host.replace(/:\d+$/, '');

const refusalOf = (request: Request, {token, hosts}: GuardOptions): MockQmpError | undefined => {
	const {pathname} = new URL(request.url);
	const host = request.headers.get('Host') ?? '';
	// A page elsewhere can make its own name mean this host (DNS rebinding); then the name gives it away.
	if (token === undefined && !isLoopback(hostName(host)) && !hosts.includes(hostName(host))) {
		return new MockQmpError('HOST_REFUSED', `"${host}" is no name of this control API`, {
			remedy: 'use the address of the ready line, or start the mock with --control-token',
		});
	}

	const origin = request.headers.get('Origin');
	if (origin !== null && origin !== `http://${host}` && origin !== `https://${host}`) {
		return new MockQmpError('ORIGIN_REFUSED', `pages of ${origin} may not use this control API`, {
			remedy: 'open the console at its own address, or ask from outside a browser',
		});
	}

	const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
	if (token !== undefined && !OPEN_PATHS.test(pathname) && !isTheToken(given, token)) {
		return new MockQmpError(
			'TOKEN_WRONG',
			given === '' ? 'no token was given' : 'the token is wrong',
			{
				remedy: 'send the header "Authorization: Bearer TOKEN", as --control-token says',
			},
		);
	}

	return undefined;
};

// A form of a page elsewhere can send other types without asking first; JSON it cannot.
const bodyProblem = ({method, headers}: Request): MockQmpError | undefined => {
	const length = Number(headers.get('Content-Length') ?? 0);
	if (headers.has('Transfer-Encoding')) {
		return new MockQmpError('LENGTH_MISSING', 'a body whose length is not told is not read', {
			remedy: 'send it with the header Content-Length, not in chunks',
		});
	}

	if (length > BODY_BYTES_MAX) {
		const message = `${length} bytes are too many; a body has at most ${BODY_BYTES_MAX}`;
		return new MockQmpError('REQUEST_TOO_LARGE', message);
	}

	const type = headers.get('Content-Type') ?? '';
	return !WITH_BODY.has(method) || length === 0 || JSON_TYPE.test(type)
		? undefined
		: new MockQmpError('MEDIA_TYPE_WRONG', `a body of type "${type}" is not read`, {
				remedy: 'send JSON, with the header "Content-Type: application/json"',
			});
};

/** Lets through who may ask, and what can be read; others get a problem document. */
export const guard =
	(options: GuardOptions): MiddlewareHandler =>
	async (context, next) => {
		const request = context.req.raw;
		const problem = refusalOf(request, options) ?? bodyProblem(request);
		if (problem === undefined) {
			await next();
			return undefined;
		}

		const isUnauthorized = problem.code === 'TOKEN_WRONG';
		return problemResponse(
			problemOf(problem),
			isUnauthorized ? {'WWW-Authenticate': 'Bearer realm="mock-qmp"'} : {},
		);
	};
