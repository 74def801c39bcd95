import {createRoute, type OpenAPIHono, type RouteConfig} from '@hono/zod-openapi';
import type {z} from 'zod';
import type {Logger} from '../../core/runtime/log.ts';
import type {Chronology} from './chronology.ts';
import {type Controlled, type ControlledMachine, machinesNamed} from './controlled.ts';
import type {Metrics} from './metrics.ts';
import {PROBLEM_TYPE} from './problem.ts';
import {problemSchema} from './response-schemas.ts';

/** The application that the routes are added to. */
export type App = OpenAPIHono;

/** What the routes work with. */
export interface Desk {
	readonly controlled: Controlled;
	readonly chronology: Chronology;
	readonly metrics: Metrics;
	readonly log: Logger;
	/** Ends when the server does: whoever holds a response open must let go then. */
	readonly closing: AbortSignal;
}

/** Adds routes of one topic. */
export type AddRoutes = (app: App, desk: Desk) => void;

/** Does something with each machine that a word means, and tells what came of it, machine by machine. */
export const withEach = async <T extends object>(
	{controlled}: Desk,
	word: string,
	act: (machine: ControlledMachine) => T | Promise<T>,
): Promise<{results: Array<{machine: number} & T>}> => {
	const results: Array<{machine: number} & T> = [];
	for (const machine of machinesNamed(controlled, word)) {
		results.push({machine: machine.index, ...(await act(machine))});
	}

	return {results};
};

/** The body of a request as JSON. */
export const jsonBody = <S extends z.ZodType>(schema: S, description: string) => ({
	required: true,
	description,
	content: {'application/json': {schema}},
});

/** A response as JSON. */
export const jsonResponse = <S extends z.ZodType>(schema: S, description: string) => ({
	description,
	content: {'application/json': {schema}},
});

const problems = {
	default: {
		description: 'a problem document',
		content: {[PROBLEM_TYPE]: {schema: problemSchema}},
	},
} as const;

/** Declares a route that may fail with a problem document. */
export const route = <const R extends RouteConfig>(config: R) =>
	createRoute({...config, responses: {...config.responses, ...problems}});
