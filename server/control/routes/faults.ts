import {z} from '@hono/zod-openapi';
import type {FaultRule} from '../../../core/faults/fault-rule.ts';
import {faultKinds} from '../../../core/faults/kinds/catalog.ts';
import {readFault} from '../../../core/faults/parse-fault.ts';
import {type AddRoutes, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {plainJson} from '../plain-json.ts';
import {faultSchema, machineParam} from '../request-schemas.ts';
import {faultViewSchema, resultsOf} from '../response-schemas.ts';

const params = z.object({i: machineParam});
const parameter = z
	.object({name: z.string(), type: z.string(), doc: z.string()})
	.catchall(z.unknown());
const kinds = z.object({
	kinds: z.array(
		z.object({
			name: z.string(),
			doc: z.string(),
			moment: z.string(),
			main: z.string().optional(),
			parameters: z.array(parameter),
		}),
	),
});

const faultView = ({fault, seen, struck}: FaultRule) => ({
	kind: fault.kind.name,
	parameters: plainJson(fault.values),
	seen,
	struck,
});

/** Faults: which kinds there are, and letting something go wrong. */
export const addFaultRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'get',
			path: '/v1/faults',
			tags: ['faults'],
			summary: 'The kinds of faults, with their parameters',
			responses: {200: jsonResponse(kinds, 'the kinds')},
		}),
		c =>
			c.json(
				{
					kinds: faultKinds.map(({name, doc, moment, main, parameters}) => ({
						name,
						doc,
						moment,
						...(main === undefined ? {} : {main}),
						parameters: Object.entries(parameters).map(([parameterName, {type, ...rest}]) => ({
							...plainJson(rest),
							name: parameterName,
							type,
							doc: rest.doc,
						})),
					})),
				},
				200,
			),
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/faults',
			tags: ['faults'],
			summary: 'The faults in force',
			request: {params},
			responses: {200: jsonResponse(resultsOf({faults: z.array(faultViewSchema)}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => ({
					faults: qmp.faults.rules.map(faultView),
				})),
				200,
			),
	);
	addArmingRoutes(app, desk);
};

const addArmingRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/faults',
			tags: ['faults'],
			summary: 'Let something go wrong on the wire',
			request: {params, body: jsonBody(faultSchema, 'the fault')},
			responses: {201: jsonResponse(resultsOf(faultViewSchema.shape), 'the faults, by machine')},
		}),
		async c => {
			const fault = readFault(c.req.valid('json'));
			return c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => faultView(qmp.faults.arm(fault))),
				201,
			);
		},
	);
	app.openapi(
		route({
			method: 'delete',
			path: '/v1/machines/{i}/faults',
			tags: ['faults'],
			summary: 'Take all faults out of force; effects that last stay until their time is over',
			request: {params},
			responses: {200: jsonResponse(resultsOf({disarmed: z.number().int()}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp: {faults}}) => {
					const {rules} = faults;
					for (const rule of rules) {
						faults.disarm(rule);
					}

					return {disarmed: rules.length};
				}),
				200,
			),
	);
};
