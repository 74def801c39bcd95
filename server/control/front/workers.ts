import {z} from '@hono/zod-openapi';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {mergeAnswers} from './merge-answers.ts';

/** A process that holds some of the machines, with a control API of its own. */
export interface FrontedWorker {
	readonly url: string;
	/** The numbers of its machines. */
	readonly machines: readonly number[];
}

/** What is asked of a worker. */
export interface Asked {
	readonly method: string;
	/** With its query. */
	readonly path: string;
	readonly headers?: Headers;
	readonly body?: ArrayBuffer | undefined;
	readonly signal?: AbortSignal;
}

const bodySchema = z.record(z.string(), z.unknown());
const PASSED_ON = ['accept', 'content-type', 'last-event-id'];
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** A body as it comes, which ends in order when nobody wants it any more. */
const whileWanted = (
	body: ReadableStream<Uint8Array>,
	signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> => {
	const reader = body.getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				const {done, value} = await reader.read();
				if (done) {
					controller.close();
				} else {
					controller.enqueue(value);
				}
			} catch (error) {
				if (signal?.aborted === true) {
					controller.close();
				} else {
					controller.error(error);
				}
			}
		},
		cancel: reason => reader.cancel(reason),
	});
};

/** An answer as the client gets it. */
export const passedOn = (
	{body, status, headers}: Response,
	{signal}: Pick<Asked, 'signal'>,
): Response => {
	const own = new Headers(headers);
	for (const name of OF_CONNECTION) {
		own.delete(name);
	}

	return new Response(body === null ? null : whileWanted(body, signal), {status, headers: own});
};

/** Asks workers, with the token that all of them share. */
export class Workers {
	readonly all: readonly FrontedWorker[];
	readonly #token: string | undefined;

	constructor(all: readonly FrontedWorker[], token: string | undefined) {
		this.all = all;
		this.#token = token;
	}

	/** @throws MockQmpError MOCK_ENDED for a worker that is gone */
	async ask(worker: FrontedWorker, asked: Asked): Promise<Response> {
		const {method, path, body, signal} = asked;
		const headers = new Headers();
		for (const name of PASSED_ON) {
			const value = asked.headers?.get(name) ?? undefined;
			if (value !== undefined) {
				headers.set(name, value);
			}
		}

		if (this.#token !== undefined) {
			headers.set('authorization', `Bearer ${this.#token}`);
		}

		try {
			return await fetch(`${worker.url}${path}`, {
				...{method, headers, redirect: 'manual'},
				...(body === undefined ? {} : {body}),
				...(signal === undefined ? {} : {signal}),
			});
		} catch (cause) {
			const [first, last] = [worker.machines[0], worker.machines.at(-1)];
			throw new MockQmpError('MOCK_ENDED', `the worker with machines ${first} to ${last} is gone`, {
				cause,
			});
		}
	}

	/** What those that are there answer; undefined for the others. */
	askEach(path: string): Promise<ReadonlyArray<Response | undefined>> {
		return Promise.all(
			this.all.map(worker => this.ask(worker, {method: 'GET', path}).catch(() => undefined)),
		);
	}

	/** The one that holds a machine of that number or name; the first when none does, which says so. */
	async holderOf(word: string): Promise<FrontedWorker | undefined> {
		const byNumber = this.all.find(({machines}) => machines.some(index => String(index) === word));
		if (byNumber !== undefined) {
			return byNumber;
		}

		const found = await this.askEach(`/v1/machines/${word}`);
		return this.all[
			Math.max(
				0,
				found.findIndex(response => response?.ok === true),
			)
		];
	}

	/** Lets all do it, and makes one answer of theirs; what only some of them know nothing of is done by the others. */
	async askAll(asked: Asked): Promise<Response> {
		const answers = await Promise.all(this.all.map(worker => this.ask(worker, asked)));
		const done = answers.filter(({ok}) => ok);
		const bad = answers.find(({ok, status}) => !ok && (status !== 404 || done.length === 0));
		if (bad !== undefined) {
			return passedOn(bad, asked);
		}

		const bodies = await Promise.all(
			done.map(async answer => bodySchema.parse(await answer.json())),
		);
		return Response.json(mergeAnswers(bodies), {status: done[0]?.status ?? 200});
	}
}
