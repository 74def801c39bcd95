import {z} from '@hono/zod-openapi';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {Random} from '../../../core/runtime/random.ts';
import {freshSeed} from '../../../core/runtime/seed.ts';
import {describeEvent} from '../../../core/schema/describe.ts';
import {believableData, eventNamed} from '../../emit-believable.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {plainJson} from '../plain-json.ts';
import {emitSchema, machineParam} from '../request-schemas.ts';
import {eventSchema, resultsOf} from '../response-schemas.ts';

const params = z.object({i: machineParam});
const described = z.object({name: z.string(), type: z.string()}).catchall(z.unknown());

/** Events: which there are, and telling of one. */
export const addEventRoutes: AddRoutes = (app, desk) => {
	const {controlled} = desk;
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/events',
			tags: ['events'],
			summary: 'The names of the events that this QEMU has',
			request: {params},
			responses: {200: jsonResponse(z.object({events: z.array(z.string())}), 'sorted')},
		}),
		c => {
			const [machine] = machinesNamed(controlled, c.req.valid('param').i);
			const names = machine?.qmp.machine.profile.schema.eventNames ?? [];
			return c.json({events: [...names].sort()}, 200);
		},
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/events/{event}',
			tags: ['events'],
			summary: 'The members of an event, and believable data for it; nothing is told of',
			request: {
				params: params.extend({event: z.string()}),
				query: z.object({seed: z.string().optional()}),
			},
			responses: {
				200: jsonResponse(
					z.object({event: described, example: z.record(z.string(), z.unknown())}),
					'members with their types, and an example',
				),
			},
		}),
		async c => {
			const {i, event: name} = c.req.valid('param');
			const {seed = freshSeed()} = c.req.valid('query');
			const [controlledOne] = machinesNamed(controlled, i);
			if (controlledOne === undefined) {
				throw new MockQmpError('MACHINE_UNKNOWN', 'there is no machine at all');
			}

			const {machine, clock} = controlledOne.qmp;
			const event = eventNamed(machine.profile.schema, name);
			const description = describeEvent(machine.profile, event);
			const random = new Random(seed).fork(event);
			const example = await believableData(machine, event, {random, now: clock.now()});
			return c.json(
				{
					event: {...plainJson({...description}), name: event, type: 'object'},
					example: plainJson(example ?? {}),
				},
				200,
			);
		},
	);
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/events',
			tags: ['events'],
			summary: 'Tell of an event; the run state that belongs to it follows',
			request: {params, body: jsonBody(emitSchema, 'the event')},
			responses: {200: jsonResponse(resultsOf(eventSchema.shape), 'what was told, by machine')},
		}),
		async c => {
			const {
				event,
				data,
				strict = false,
				stateless = false,
				unchecked = false,
			} = c.req.valid('json');
			const told = await withEach(desk, c.req.valid('param').i, async ({qmp}) => {
				const message = await qmp.emitBelievable(event, {
					...(data === undefined ? {} : {data}),
					isStrict: strict,
					isStateless: stateless,
					isUnchecked: unchecked,
				});
				return {
					event: message.event,
					timestamp: message.timestamp,
					...(message.data === undefined ? {} : {data: plainJson(message.data)}),
				};
			});
			return c.json(told, 200);
		},
	);
};
