import {z} from '@hono/zod-openapi';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {withoutGaps} from '../../../core/runtime/without-gaps.ts';
import type {Stub, StubReply} from '../../stubs.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {machineParam, stubRequestSchema} from '../request-schemas.ts';
import {resultsOf, stubSchema} from '../response-schemas.ts';

const params = z.object({i: machineParam});
const commandParams = params.extend({command: z.string().openapi({example: 'query-block'})});

const stubView = ({command, reply, times, delayMs, answered}: Stub) => ({
	command,
	...reply,
	delayMs,
	answered,
	...(Number.isFinite(times) ? {times} : {}),
});

/** Commands, and what they are always answered. */
export const addReplyRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/commands',
			tags: ['replies'],
			summary: 'The names of the commands that this QEMU has',
			request: {params},
			responses: {200: jsonResponse(z.object({commands: z.array(z.string())}), 'sorted')},
		}),
		c => {
			const [machine] = machinesNamed(desk.controlled, c.req.valid('param').i);
			const known = machine?.qmp.machine.profile.commands ?? [];
			return c.json({commands: known.map(({name}) => name).sort()}, 200);
		},
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/replies',
			tags: ['replies'],
			summary: 'The stubs in force',
			request: {params},
			responses: {200: jsonResponse(resultsOf({replies: z.array(stubSchema)}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => ({
					replies: qmp.stubs.all.map(stubView),
				})),
				200,
			),
	);
	addStubRoutes(app, desk);
};

const addStubRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'put',
			path: '/v1/machines/{i}/replies/{command}',
			tags: ['replies'],
			summary: 'Give a command always the same reply, or an error',
			request: {params: commandParams, body: jsonBody(stubRequestSchema, 'the reply')},
			responses: {200: jsonResponse(resultsOf(stubSchema.shape), 'the stubs, by machine')},
		}),
		async c => {
			const {i, command} = c.req.valid('param');
			const {error, times, delay, unchecked, ...body} = c.req.valid('json');
			const reply: StubReply = error === undefined ? {return: body.return} : {error};
			const set = await withEach(desk, i, ({qmp}) => {
				qmp.stubs.set(command, reply, withoutGaps({times, delayMs: delay, isUnchecked: unchecked}));
				return {command, ...reply, delayMs: delay ?? 0, answered: 0, ...withoutGaps({times})};
			});
			return c.json(set, 200);
		},
	);
	app.openapi(
		route({
			method: 'delete',
			path: '/v1/machines/{i}/replies/{command}',
			tags: ['replies'],
			summary: 'Take a stub back: the machine answers again',
			request: {params: commandParams},
			responses: {200: jsonResponse(resultsOf({removed: z.boolean()}), 'by machine')},
		}),
		async c => {
			const {i, command} = c.req.valid('param');
			const done = await withEach(desk, i, ({qmp}) => ({removed: qmp.stubs.remove(command)}));
			if (done.results.every(({removed}) => !removed)) {
				throw new MockQmpError('STUB_UNKNOWN', `no stub answers ${command}`, {
					remedy: 'GET .../replies tells which there are',
				});
			}

			return c.json(done, 200);
		},
	);
};
