import {z} from '@hono/zod-openapi';
import {type AddRoutes, route} from '../desk.ts';

/** Figures for Prometheus. */
export const addMetricsRoutes: AddRoutes = (app, {metrics}) => {
	app.openapi(
		route({
			method: 'get',
			path: '/metrics',
			tags: ['health'],
			summary: 'Figures for Prometheus',
			responses: {
				200: {description: 'the figures', content: {'text/plain': {schema: z.string()}}},
			},
		}),
		async c => c.text(await metrics.text(), 200, {'Content-Type': metrics.contentType}),
	);
};
