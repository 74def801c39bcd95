import {z} from '@hono/zod-openapi';
import {suggest} from '../../../core/runtime/closest.ts';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import {loadProfile} from '../../../core/schema/profile.ts';
import {builtinNames, loadScenario} from '../../../scenarios/library.ts';
import {parseScenario} from '../../../scenarios/parse.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import type {ScenarioFile} from '../../../scenarios/scenario-file.ts';
import type {MockQmp} from '../../mock-qmp.ts';
import {within} from '../awaiting.ts';
import {machinesNamed} from '../controlled.ts';
import {type AddRoutes, jsonBody, jsonResponse, route, withEach} from '../desk.ts';
import {playView} from '../machine-view.ts';
import {machineParam, playRequestSchema, querySpan} from '../request-schemas.ts';
import {playSchema, resultsOf} from '../response-schemas.ts';

const params = z.object({i: machineParam});

type Wanted = z.infer<typeof playRequestSchema>;

// What is wrong with a scenario in a request is told as of a file of that name.
const REQUEST = '<request>';

const scenarioIn = ({scenario, yaml}: Wanted, qmp: MockQmp): string | ScenarioFile | Scenario => {
	if (typeof scenario === 'string') {
		return scenario;
	}

	const text = yaml ?? JSON.stringify(scenario);
	return parseScenario(text, REQUEST, qmp.machine.profile.schema);
};

/** The built-in scenarios with their titles; they are read once. */
const catalogue = (() => {
	let known: Array<{name: string; title: string; description: string}> | undefined;
	return () => {
		known ??= builtinNames().map(name => {
			const {title, description} = loadScenario(name, loadProfile().schema);
			return {name, title, description};
		});
		return known;
	};
})();

/** Scenarios: which there are, playing and stopping them. */
export const addScenarioRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'get',
			path: '/v1/scenarios',
			tags: ['scenarios'],
			summary: 'The built-in scenarios',
			responses: {
				200: jsonResponse(
					z.object({
						scenarios: z.array(
							z.object({name: z.string(), title: z.string(), description: z.string()}),
						),
					}),
					'sorted by name',
				),
			},
		}),
		c => c.json({scenarios: catalogue()}, 200),
	);
	app.openapi(
		route({
			method: 'get',
			path: '/v1/machines/{i}/scenarios',
			tags: ['scenarios'],
			summary: 'What plays or has played',
			request: {params},
			responses: {200: jsonResponse(resultsOf({scenarios: z.array(playSchema)}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => ({
					scenarios: qmp.plays.map(playView),
				})),
				200,
			),
	);
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/scenarios',
			tags: ['scenarios'],
			summary: 'Play a scenario, at once and beside what plays already',
			request: {
				params,
				query: z.object({
					wait: querySpan
						.optional()
						.openapi({description: 'answer when it has played, or after so long'}),
				}),
				body: jsonBody(playRequestSchema, 'the scenario'),
			},
			responses: {201: jsonResponse(resultsOf(playSchema.shape), 'the plays, by machine')},
		}),
		async c => {
			const wanted = c.req.valid('json');
			const {params: values = {}, repeat = 1} = wanted;
			const times = repeat === 'forever' ? Number.POSITIVE_INFINITY : repeat;
			const begun = await withEach(desk, c.req.valid('param').i, async ({qmp}) => ({
				play: await qmp.begin(scenarioIn(wanted, qmp), {params: values, repeat: times}),
			}));
			const played = Promise.allSettled(begun.results.map(({play}) => play.played));
			await within(played, c.req.valid('query').wait ?? 0, desk.closing);
			const results = begun.results.map(({machine, play}) => ({machine, ...playView(play)}));
			return c.json({results}, 201);
		},
	);
	addPlayingRoutes(app, desk);
};

const addPlayingRoutes: AddRoutes = (app, desk) => {
	app.openapi(
		route({
			method: 'delete',
			path: '/v1/machines/{i}/scenarios/{id}',
			tags: ['scenarios'],
			summary: 'Stop what plays, or `all`: nothing of it happens or reacts any more',
			request: {params: params.extend({id: z.string().openapi({example: '1'})})},
			responses: {200: jsonResponse(resultsOf({scenarios: z.array(playSchema)}), 'by machine')},
		}),
		async c => {
			const {i, id} = c.req.valid('param');
			const known = machinesNamed(desk.controlled, i).flatMap(({qmp}) => qmp.plays);
			if (id !== 'all' && !known.some(play => play.id === id)) {
				throw new MockQmpError('PLAY_UNKNOWN', `nothing plays that is called "${id}"`, {
					remedy: suggest(id, ['all', ...new Set(known.map(play => play.id))]),
				});
			}

			const stopped = await withEach(desk, i, ({qmp}) => {
				const meant = qmp.plays.filter(play => id === 'all' || play.id === id);
				for (const play of meant) {
					play.stop();
				}

				return {scenarios: meant.map(playView)};
			});
			return c.json(stopped, 200);
		},
	);
	app.openapi(
		route({
			method: 'post',
			path: '/v1/machines/{i}/start',
			tags: ['scenarios'],
			summary: 'Begin the timelines of the start, whatever they wait for',
			request: {params},
			responses: {200: jsonResponse(resultsOf({scenarios: z.array(playSchema)}), 'by machine')},
		}),
		async c =>
			c.json(
				await withEach(desk, c.req.valid('param').i, ({qmp}) => {
					qmp.trigger();
					return {scenarios: qmp.plays.map(playView)};
				}),
				200,
			),
	);
};
