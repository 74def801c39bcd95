import {z} from '@hono/zod-openapi';
import {Hono} from 'hono';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {type Logger, silentLogger} from '../../../core/runtime/log.ts';
import {type GuardOptions, guard} from '../guard.ts';
import {type ControlOptions, listenControl, type OpenControl} from '../listen-control.ts';
import {failureResponse} from '../problem.ts';
import {mergeMetrics} from './merge-metrics.ts';
import {type Asked, type FrontedWorker, passedOn, Workers} from './workers.ts';

/** What is behind a front. */
export interface Fronted {
	readonly seed: string;
	readonly workers: readonly FrontedWorker[];
}

const FOR_ALL = /^\/v1\/(?:machines\/all\/|reset$)/;
const JOURNAL_OF_ALL = /^\/v1\/machines\/all\/journal(?:\/|$)/;
const NAMED = /^\/v1\/machines\/([^/]+)/;
const LIMIT = 1000;
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const askedIn = async (request: Request, closing: AbortSignal): Promise<Asked> => {
	const {method, headers, url} = request;
	const {pathname, search} = new URL(url);
	const hasBody = method !== 'GET' && method !== 'HEAD';
	return {
		method,
		path: pathname + search,
		headers,
		body: hasBody ? await request.arrayBuffer() : undefined,
		signal: AbortSignal.any([request.signal, closing]),
	};
};

const machinesPage = z.object({machines: z.array(z.unknown())});

/** Some of the machines of all workers, by number; each worker is asked for those of its own. */
const pageOf = async (
	workers: Workers,
	from: number,
	limit: number,
): Promise<readonly unknown[]> => {
	let before = 0;
	const pages = workers.all.map(async worker => {
		const begin = Math.max(0, from - before);
		const count = Math.min(worker.machines.length, from + limit - before) - begin;
		before += worker.machines.length;
		if (count <= 0) {
			return [];
		}

		const path = `/v1/machines?from=${begin}&limit=${count}`;
		const answer = await workers.ask(worker, {method: 'GET', path});
		return machinesPage.parse(await answer.json()).machines;
	});
	return (await Promise.all(pages)).flat();
};

/** The control API of machines that several workers hold, as a function from requests to responses. */
const createFront = (
	{seed, workers: all}: Fronted,
	guardOptions: GuardOptions,
	{closing, log = silentLogger}: {readonly closing: AbortSignal; readonly log: Logger | undefined},
): Hono => {
	const workers = new Workers(all, guardOptions.token);
	const machines = all.reduce((sum, worker) => sum + worker.machines.length, 0);
	const app = new Hono();
	app.use(guard(guardOptions));
	app.onError(error => failureResponse(error, log));
	app.get('/healthz', c => c.json({status: 'ok', machines}));
	app.get('/readyz', async c => {
		const answers = await workers.askEach('/readyz');
		const isReady = answers.every(answer => answer?.ok === true) && !closing.aborted;
		return c.json({status: isReady ? 'ready' : 'ended', machines}, isReady ? 200 : 503);
	});
	app.get('/metrics', async c => {
		const answers = await workers.askEach('/metrics');
		const texts = await Promise.all(
			answers.map(answer => (answer?.ok ? answer.text() : undefined)),
		);
		return c.text(mergeMetrics(texts), 200, {'Content-Type': METRICS_TYPE});
	});
	app.get('/v1/machines', async c => {
		const {from = '0', limit = String(LIMIT)} = c.req.query();
		const isPage = /^\d+$/.test(from) && /^[1-9]\d*$/.test(limit);
		if (!isPage) {
			return forward(workers, c.req.raw, closing);
		}

		const shown = await pageOf(workers, Number(from), Number(limit));
		return c.json({seed, total: machines, machines: shown});
	});
	app.all('*', c => forward(workers, c.req.raw, closing));
	return app;
};

/** Hands a request to whom it concerns: all, the one with the machine, or any. */
const forward = async (
	workers: Workers,
	request: Request,
	closing: AbortSignal,
): Promise<Response> => {
	const {pathname} = new URL(request.url);
	if (JOURNAL_OF_ALL.test(pathname)) {
		throw new MockQmpError('REQUEST_INVALID', 'each worker numbers what happens by itself', {
			remedy: 'ask for the journal of each machine, by its number or name, or write --journal-file',
		});
	}

	const asked = await askedIn(request, closing);
	if (FOR_ALL.test(pathname)) {
		return workers.askAll(asked);
	}

	const [, word = 'all'] = NAMED.exec(pathname) ?? [];
	const holder = word === 'all' ? workers.all[0] : await workers.holderOf(word);
	if (holder === undefined) {
		throw new MockQmpError('MACHINE_UNKNOWN', 'there is no machine at all');
	}

	return passedOn(await workers.ask(holder, asked), asked);
};

/**
 * Opens the control API of machines that workers hold: what concerns one is asked of the worker that has it.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID
 */
export const startFront = async (
	fronted: Fronted,
	options: ControlOptions,
): Promise<OpenControl> => {
	const closing = new AbortController();
	const front = await listenControl(options, guardOptions =>
		createFront(fronted, guardOptions, {closing: closing.signal, log: options.log}),
	);
	return {
		url: front.url,
		close() {
			closing.abort();
			return front.close();
		},
	};
};
