import {Ajv2020} from 'ajv/dist/2020.js';
import test from 'ava';
import {openDesk} from '../../helpers/control-desk.ts';

interface Operation {
	readonly responses: Readonly<
		Record<string, {readonly content?: Readonly<Record<string, {readonly schema: object}>>}>
	>;
}

interface Document {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	readonly components: object;
}

// One request for each operation whose answer is JSON; those that change something come in an order that works.
const REQUESTS: ReadonlyArray<
	readonly [method: string, path: string, url?: string, body?: unknown]
> = [
	['get', '/healthz'],
	['get', '/readyz'],
	['get', '/v1/machines'],
	['get', '/v1/machines/{i}', '/v1/machines/0'],
	['get', '/v1/machines/{i}/clients', '/v1/machines/all/clients'],
	['get', '/v1/machines/{i}/events', '/v1/machines/0/events'],
	['get', '/v1/machines/{i}/events/{event}', '/v1/machines/0/events/BLOCK_JOB_READY'],
	['post', '/v1/machines/{i}/events', '/v1/machines/0/events', {event: 'STOP'}],
	['get', '/v1/scenarios'],
	['post', '/v1/machines/{i}/scenarios', '/v1/machines/0/scenarios', {scenario: 'balloon'}],
	['get', '/v1/machines/{i}/scenarios', '/v1/machines/0/scenarios'],
	['delete', '/v1/machines/{i}/scenarios/{id}', '/v1/machines/0/scenarios/1'],
	['post', '/v1/machines/{i}/start', '/v1/machines/0/start'],
	['get', '/v1/machines/{i}/commands', '/v1/machines/0/commands'],
	[
		'put',
		'/v1/machines/{i}/replies/{command}',
		'/v1/machines/0/replies/stop',
		{return: {}, times: 2},
	],
	['get', '/v1/machines/{i}/replies', '/v1/machines/0/replies'],
	['delete', '/v1/machines/{i}/replies/{command}', '/v1/machines/0/replies/stop'],
	['get', '/v1/faults'],
	['post', '/v1/machines/{i}/faults', '/v1/machines/0/faults', {split: 3, for: '1h'}],
	['get', '/v1/machines/{i}/faults', '/v1/machines/0/faults'],
	['delete', '/v1/machines/{i}/faults', '/v1/machines/0/faults'],
	['get', '/v1/machines/{i}/journal', '/v1/machines/0/journal'],
	['post', '/v1/machines/{i}/expectations', '/v1/machines/0/expectations', {command: 'cont'}],
	['get', '/v1/machines/{i}/verification', '/v1/machines/0/verification'],
	['post', '/v1/machines/{i}/advance', '/v1/machines/0/advance', {by: 5}],
	['delete', '/v1/machines/{i}/clients/{id}', '/v1/machines/0/clients/all'],
	['post', '/v1/reset'],
];

// What has no answer in JSON, or none in virtual time.
const APART = ['get /metrics', 'get /v1/machines/{i}/journal/stream', 'put /v1/machines/{i}/speed'];

test('every answer is as the OpenAPI document says, and every operation is asked', async t => {
	const {ask} = await openDesk(t);
	const document: Document = (await ask('GET', '/openapi.json')).json;
	const ajv = new Ajv2020({strict: false, formats: {}});
	ajv.addSchema({$id: 'api', components: document.components});
	const validate = (schema: object, value: unknown): string => {
		const text = JSON.stringify(schema).replaceAll('#/components', 'api#/components');
		const check = ajv.compile(JSON.parse(text));
		return check(value) ? 'valid' : ajv.errorsText(check.errors);
	};

	for (const [method, path, url = path, body] of REQUESTS) {
		const {status, json} = await ask(method.toUpperCase(), url, body);
		const responses = document.paths[path]?.[method]?.responses ?? {};
		const schema = responses[status]?.content?.['application/json']?.schema;
		t.truthy(schema, `${method} ${path} answers ${status}: ${JSON.stringify(json)}`);
		t.is(validate(schema ?? {}, json), 'valid', `${method} ${path}`);
		const problem = responses.default?.content?.['application/problem+json']?.schema ?? {};
		t.is(validate(problem, (await ask('GET', '/v2')).json), 'valid');
	}

	const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.keys(methods).map(method => `${method} ${path}`),
	);
	const asked = REQUESTS.map(([method, path]) => `${method} ${path}`);
	t.deepEqual([...asked, ...APART].sort(), operations.sort());
});

test('the document is OpenAPI 3.1 and says how to show the token', async t => {
	const {ask} = await openDesk(t);
	const {json} = await ask('GET', '/openapi.json');
	t.is(json.openapi, '3.1.0');
	t.like(json.components.securitySchemes.token, {type: 'http', scheme: 'bearer'});
	t.true(json.components.schemas.Fault.type.includes('object'));
});
