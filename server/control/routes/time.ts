import {z} from '@hono/zod-openapi';
import type {Clock} from '../../../core/runtime/clock.ts';
import {clockSpeed} from '../../clock-speed.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {timeText} from '../machine-view.ts';
import {machineParam, span} from '../request-schemas.ts';
import {machineSchema, resultsOf} from '../response-schemas.ts';

const params = z.object({i: machineParam});
const time = machineSchema.shape.time;
const speed = machineSchema.shape.speed;
const moved = resultsOf({time, speed});

const advanceSchema = z.strictObject({by: span}).openapi('Advance', {example: {by: '60s'}});

const speedSchema = z
	.strictObject({
		speed: z.number().nonnegative().openapi({
			description: 'seconds of its time in a real second; 0 freezes it',
		}),
	})
	.openapi('Speed');

const timeView = (clock: Clock) => ({time: timeText(clock.now()), speed: clockSpeed(clock)});

/** Time. All machines of a fleet have the same. */
export const addTimeRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/advance',
			tags: ['time'],
			summary: 'Move time on at once and play what is due; machines of a fleet share their time',
			request: {params, body: jsonBody(advanceSchema, 'by how long')},
			responses: {200: jsonResponse(moved, 'by machine')},
		}),
		async c => {
			const {i} = c.req.valid('param');
			const clocks = new Set(machinesNamed(desk.controlled, i).map(({qmp}) => qmp.clock));
			for (const clock of clocks) {
				await clock.advance(c.req.valid('json').by);
			}

			return c.json(await withEach(desk, i, ({qmp}) => timeView(qmp.clock)), 200);
		},
	);
	app.openapi(
		route({
			method: 'put',
			path: '/v1/machines/{i}/speed',
			tags: ['time'],
			summary: 'Let time go faster or slower, or freeze it',
			request: {params, body: jsonBody(speedSchema, 'how fast')},
			responses: {200: jsonResponse(moved, 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => {
					qmp.setSpeed(c.req.valid('json').speed);
					return timeView(qmp.clock);
				}),
				200,
			),
	);
	app.openapi(
		route({
			method: 'post',
			path: '/v1/reset',
			tags: ['time'],
			summary: 'Make all machines as they were at the start; their clients are cut off',
			description:
				'Faults, stubs, plays, expectations and journals are forgotten. Addresses stay; time goes on.',
			responses: {200: jsonResponse(resultsOf({status: z.string()}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, 'all', async ({qmp}) => {
					await qmp.reset();
					return {status: qmp.status};
				}),
				200,
			),
	);
};
