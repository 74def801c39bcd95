import {expectationMembers, patternMembers} from '../expectations/expectation.ts';
import type {JsonSchema} from './reader.ts';

const pattern: JsonSchema = {
	type: 'object',
	properties: Object.fromEntries(patternMembers.map(name => [name, {}])),
	additionalProperties: false,
};

const TYPES: Readonly<Record<string, JsonSchema>> = {
	never: pattern,
	after: pattern,
	before: pattern,
	id: {type: 'string'},
	within: {type: 'string'},
	count: {type: ['integer', 'string']},
};

/** What an editor may offer for an expectation. */
export const expectationSchema: JsonSchema = {
	type: 'object',
	properties: Object.fromEntries(
		Object.entries(expectationMembers).map(([name, doc]) => [
			name,
			{...TYPES[name], description: doc},
		]),
	),
	additionalProperties: false,
};
