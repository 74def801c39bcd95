import {z} from '@hono/zod-openapi';
import {type AddRoutes, jsonResponse, route} from '../desk.ts';

const state = z.object({status: z.string(), machines: z.number().int()});

/** Whether the mock is alive, and whether all its machines are. */
export const addHealthRoutes: AddRoutes = (app, {controlled: {machines}, closing}) => {
	app.openapi(
		route({
			method: 'get',
			path: '/healthz',
			tags: ['health'],
			summary: 'Whether the mock is alive',
			responses: {200: jsonResponse(state, 'it is')},
		}),
		c => c.json({status: 'ok', machines: machines.length}, 200),
	);
	app.openapi(
		route({
			method: 'get',
			path: '/readyz',
			tags: ['health'],
			summary: 'Whether every machine takes clients',
			responses: {
				200: jsonResponse(state, 'each does'),
				503: jsonResponse(state, 'one has ended'),
			},
		}),
		c => {
			const running = machines.filter(({qmp}) => !qmp.isOver).length;
			return running < machines.length || closing.aborted
				? c.json({status: 'ended', machines: running}, 503)
				: c.json({status: 'ready', machines: running}, 200);
		},
	);
};
