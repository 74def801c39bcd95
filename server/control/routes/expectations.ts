import {z} from '@hono/zod-openapi';
import type {Verdict} from '../../../scenarios/expectations/expectations.ts';
import {readExpectation} from '../../../scenarios/expectations/parse-expectation.ts';
import {within} from '../awaiting.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, type Desk, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {expectationSchema, machineParam, querySpan} from '../request-schemas.ts';
import {resultsOf, verificationSchema} from '../response-schemas.ts';

const params = z.object({i: machineParam});
const POLL_MS = 20;

type State = 'pass' | 'fail' | 'open';

const STATES = {met: 'pass', unmet: 'fail', open: 'open'} as const;

// At the end of a run, what never was to happen has not happened, and what was to happen has not either.
const stateOf = ({state, expectation}: Verdict, isFinal: boolean): State => {
	if (state === 'open' && isFinal) {
		return expectation.isNever ? 'pass' : 'fail';
	}

	return STATES[state];
};

const verification = ({controlled}: Desk, word: string, isFinal: boolean) => {
	const expectations = machinesNamed(controlled, word).flatMap(({index, qmp}) =>
		qmp.verify().map(verdict => ({
			machine: index,
			id: verdict.expectation.id,
			text: verdict.expectation.text,
			state: stateOf(verdict, isFinal),
			reason: verdict.reason,
			seen: [...verdict.seen],
			timeline: [...verdict.timeline],
			afterMs: verdict.afterMs,
		})),
	);
	const counts = {pass: 0, fail: 0, open: 0};
	for (const {state} of expectations) {
		counts[state] += 1;
	}

	const state: State = counts.fail > 0 ? 'fail' : counts.open > 0 ? 'open' : 'pass';
	return {state, ...counts, expectations};
};

/** Resolves when no expectation is open any more, or so many milliseconds are over. */
const settled = async (desk: Desk, word: string, ms: number): Promise<void> => {
	const machines = machinesNamed(desk.controlled, word);
	const isOpen = (): boolean => machines.some(({qmp}) => qmp.expectations.states.includes('open'));
	for (let waited = 0; waited < ms && isOpen() && !desk.closing.aborted; waited += POLL_MS) {
		await within(new Promise(() => {}), POLL_MS, desk.closing);
	}
};

/** What is expected of the client, and how it stands. */
export const addExpectationRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/expectations',
			tags: ['expectations'],
			summary: 'Expect something of the client or the run, from now on',
			request: {params, body: jsonBody(expectationSchema, 'the expectation')},
			responses: {
				201: jsonResponse(resultsOf({id: z.string(), text: z.string()}), 'by machine'),
			},
		}),
		async c => {
			const expectation = readExpectation(c.req.valid('json'));
			const added = await withEach(desk, c.req.valid('param').i, ({qmp}) => {
				qmp.expectations.add(expectation);
				return {id: expectation.id, text: expectation.text};
			});
			return c.json(added, 201);
		},
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/verification',
			tags: ['expectations'],
			summary: 'Whether the client did what is expected: pass, fail or still open',
			request: {
				params,
				query: z.object({
					wait: querySpan
						.optional()
						.openapi({description: 'answer when nothing is open, or after so long'}),
					final: z.enum(['true', 'false']).optional().openapi({
						description:
							'the run is over: what is open and was never to happen passes, what else is open fails',
					}),
				}),
			},
			responses: {200: jsonResponse(verificationSchema, 'how all that is expected stands')},
		}),
		async c => {
			const {i} = c.req.valid('param');
			const {wait = 0, final} = c.req.valid('query');
			await settled(desk, i, wait);
			return c.json(verification(desk, i, final === 'true'), 200);
		},
	);
};
