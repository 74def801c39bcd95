import {fromPlain} from '../protocol/json-value.ts';
import {suggest} from '../runtime/closest.ts';
import type {Schema, SchemaMember, SchemaOf} from './schema.ts';
import {validateValue} from './validate.ts';

/** Takes note of what is wrong with the member at a path. */
export type ComplainOfMember = (path: readonly string[], message: string) => void;

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members that data of a type may have: its own and those of its branches, of one branch if the tag says which. */
const membersOf = (
	schema: Schema,
	type: SchemaOf<'object'>,
	data: Data,
): readonly SchemaMember[] => {
	const tag = type.tag === undefined ? undefined : data[type.tag];
	const branches = (type.variants ?? [])
		.filter(variant => tag === undefined || variant.case === tag)
		.flatMap(variant => {
			const branch = schema.type(variant.type);
			return branch?.['meta-type'] === 'object' ? membersOf(schema, branch, data) : [];
		});
	return [...type.members, ...branches];
};

/**
 * Checks the members that are given of data that somebody else completes: those that the schema does not know, and
 * those of a wrong type, are told; those that are missing are not.
 */
export const checkGiven = (
	schema: Schema,
	typeName: string,
	data: unknown,
	complain: ComplainOfMember,
	path: readonly string[] = [],
): void => {
	const type = schema.type(typeName);
	if (type?.['meta-type'] !== 'object' || !isData(data)) {
		const problem = validateValue(schema, typeName, fromPlain(data), path.join('.'));
		if (problem !== undefined) {
			complain(path, problem.message);
		}

		return;
	}

	const members = membersOf(schema, type, data);
	for (const [name, value] of Object.entries(data)) {
		const member = members.find(candidate => candidate.name === name);
		if (member === undefined) {
			const names = members.map(candidate => candidate.name);
			const remedy = names.length === 0 ? 'it has no data' : suggest(name, names);
			complain([...path, name], `there is no member "${name}" here; ${remedy}`);
		} else {
			checkGiven(schema, member.type, value, complain, [...path, name]);
		}
	}
};
