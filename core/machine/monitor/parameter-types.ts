import type {Schema} from '../../schema/schema.ts';

/** The JSON types of a command's arguments by name; `string` for enumerations and texts. */
export const parameterTypes = (schema: Schema, command: string): ReadonlyMap<string, string> => {
	const type = schema.type(schema.command(command)?.['arg-type'] ?? '');
	const members = type?.['meta-type'] === 'object' ? type.members : [];
	return new Map(
		members.map(({name, type: typeName}) => {
			const own = schema.type(typeName);
			return [name, own?.['meta-type'] === 'builtin' ? own['json-type'] : 'string'];
		}),
	);
};
