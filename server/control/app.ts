import {OpenAPIHono} from '@hono/zod-openapi';
import {HTTPException} from 'hono/http-exception';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {addConsole} from './console-files.ts';
import type {App, Desk} from './desk.ts';
import {type GuardOptions, guard} from './guard.ts';
import {failureResponse, problemOf, problemResponse} from './problem.ts';
import {routes} from './routes/catalog.ts';

const requestInvalid = (message: string): MockQmpError =>
	new MockQmpError('REQUEST_INVALID', message, {
		remedy: 'GET /openapi.json tells what each request may hold',
	});

/** What the document says of the whole. */
const ABOUT = {
	openapi: '3.1.0',
	info: {
		title: 'mock-qmp control API',
		version: '1',
		description: 'Steers a running mock QEMU: events, scenarios, replies, faults, time, verdicts.',
		license: {name: 'MIT', identifier: 'MIT'},
	},
	security: [{token: []}, {}],
};

const methodsAt = (app: App, path: string): readonly string[] => {
	const matches = (pattern: string): boolean =>
		new RegExp(`^${pattern.replace(/:[^/]+/g, '[^/]+')}$`).test(path);
	const methods = app.routes
		.filter(({method, path: pattern}) => method !== 'ALL' && matches(pattern))
		.map(({method}) => method);
	return [...new Set(methods)].sort();
};

const addErrors = (app: App, {log}: Desk): void => {
	app.notFound(c => {
		const {method, path} = c.req;
		const methods = methodsAt(app, path);
		if (methods.length > 0) {
			const error = new MockQmpError('METHOD_WRONG', `${path} is not there for ${method}`, {
				remedy: `use ${methods.join(' or ')}`,
			});
			return problemResponse(problemOf(error), {Allow: methods.join(', ')});
		}

		return problemResponse(
			problemOf(
				new MockQmpError('ROUTE_UNKNOWN', `there is nothing at ${path}`, {
					remedy: 'GET /openapi.json lists what there is',
				}),
			),
		);
	});
	app.onError(error => {
		if (error instanceof HTTPException) {
			return problemResponse(problemOf(requestInvalid(error.message)));
		}

		return failureResponse(error, log);
	});
};

/** The control API as a function from requests to responses, without a socket. */
export const createApp = (desk: Desk, guardOptions: GuardOptions): App => {
	const app: App = new OpenAPIHono({
		defaultHook: result => {
			if (result.success) {
				return undefined;
			}

			const errors = result.error.issues.map(({path, message}) => ({
				path: path.map(String).join('.'),
				message,
			}));
			const first = errors[0];
			const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
			const detail = `${where}${first?.message ?? 'the request cannot be read'}`;
			return problemResponse(problemOf(requestInvalid(detail), errors));
		},
	});
	app.use(guard(guardOptions));
	app.use(async (c, next) => {
		await next();
		c.header('X-Content-Type-Options', 'nosniff');
		if (!c.res.headers.has('Cache-Control')) {
			c.header('Cache-Control', 'no-store');
		}
	});
	for (const addRoutes of routes) {
		addRoutes(app, desk);
	}

	app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
		type: 'http',
		scheme: 'bearer',
		description: 'what --control-token says, if anything',
	});
	app.doc31('/openapi.json', ABOUT);
	addConsole(app);
	addErrors(app, desk);
	return app;
};
