import {commonMembers} from '../../core/faults/fault-spec.ts';
import {faultKinds} from '../../core/faults/kinds/catalog.ts';
import type {JsonSchema} from './reader.ts';

const COMMON: Readonly<Record<keyof typeof commonMembers, JsonSchema>> = {
	chance: {type: 'number', minimum: 0, maximum: 1},
	nth: {type: 'integer', minimum: 1},
	for: {type: 'string'},
	scope: {type: ['string', 'object']},
};

/** What an editor may offer for `fault:`. */
export const faultSchema: JsonSchema = {
	anyOf: [
		{enum: faultKinds.map(({name}) => name)},
		{
			type: 'object',
			properties: Object.fromEntries([
				...faultKinds.map(({name, doc}) => [name, {description: doc}] as const),
				...Object.entries(COMMON).map(
					([name, schema]) =>
						[name, {...schema, description: commonMembers[name as keyof typeof COMMON]}] as const,
				),
			]),
			additionalProperties: false,
		},
	],
};
