import {z} from '@hono/zod-openapi';
import {suggest} from '../../../core/runtime/closest.ts';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, jsonResponse, route, withEach} from '../desk.ts';
import {clientView, machineView} from '../machine-view.ts';
import {count, limit, machineParam} from '../request-schemas.ts';
import {clientSchema, machineSchema, resultsOf} from '../response-schemas.ts';

const LIMIT = 1000;

const page = z.object({from: count.optional(), limit: limit.optional()});
const machineParams = z.object({i: machineParam});
const machines = z.object({
	seed: z.string(),
	total: z.number().int(),
	machines: z.array(machineSchema),
});

/** What there is: machines and their clients. */
export const addMachineRoutes: AddRoutes = (app, desk) => {
	const {controlled} = desk;
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines',
			tags: ['machines'],
			summary: 'The machines: state, addresses, clients',
			request: {query: page},
			responses: {200: jsonResponse(machines, 'the machines, by number')},
		}),
		c => {
			const {from = 0, limit: most = LIMIT} = c.req.valid('query');
			const shown = controlled.machines.slice(from, from + most).map(machineView);
			return c.json(
				{seed: controlled.seed, total: controlled.machines.length, machines: shown},
				200,
			);
		},
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}',
			tags: ['machines'],
			summary: 'One machine; of `all`, the first',
			request: {params: machineParams},
			responses: {200: jsonResponse(machineSchema, 'the machine')},
		}),
		c => {
			const [machine] = machinesNamed(controlled, c.req.valid('param').i);
			if (machine === undefined) {
				throw new MockQmpError('MACHINE_UNKNOWN', 'there is no machine at all');
			}

			return c.json(machineView(machine), 200);
		},
	);
	addClientRoutes(app, desk);
};

const addClientRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/clients',
			tags: ['clients'],
			summary: 'The clients that are connected',
			request: {params: machineParams},
			responses: {200: jsonResponse(resultsOf({clients: z.array(clientSchema)}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => ({
					clients: qmp.clients.map(clientView),
				})),
				200,
			),
	);
	app.openapi(
		route({
			method: 'delete',
			path: '/v1/machines/{i}/clients/{id}',
			tags: ['clients'],
			summary: 'Disconnect a client, or `all`: it gets what is under way, then end of file',
			request: {
				params: machineParams.extend({
					id: z.string().openapi({
						param: {name: 'id', in: 'path'},
						description: 'its label, in a URL compat_monitor0%230; or `all`',
						example: 'compat_monitor0#0',
					}),
				}),
			},
			responses: {
				200: jsonResponse(resultsOf({disconnected: z.array(z.string())}), 'whom it concerned'),
			},
		}),
		async c => {
			const {i, id} = c.req.valid('param');
			const done = await withEach(desk, i, ({qmp}) => {
				const leaving = qmp.clients.filter(client => id === 'all' || client.id === id);
				// It may take its time to read: whoever asks does not wait for that.
				void Promise.all(leaving.map(client => client.disconnect()));
				return {disconnected: leaving.map(client => client.id)};
			});
			if (id !== 'all' && done.results.every(({disconnected}) => disconnected.length === 0)) {
				const known = machinesNamed(desk.controlled, i).flatMap(({qmp}) => qmp.clients);
				throw new MockQmpError('CLIENT_UNKNOWN', `there is no client "${id}"`, {
					remedy: suggest(id, ['all', ...known.map(client => client.id)]),
				});
			}

			return c.json(done, 200);
		},
	);
};
