import type {JsonSchema} from './reading/reader.ts';
import {scenario} from './reading/scenario.ts';
import {steps} from './reading/steps.ts';

/** The JSON Schema of scenario files, made of what reads them. */
export const scenarioJsonSchema = (): JsonSchema => ({
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	$id: 'urn:mock-qmp:scenario:1',
	title: 'A scenario of mock-qmp',
	...scenario.schema,
	required: ['mock-qmp'],
	$defs: {steps: steps.schema},
});
