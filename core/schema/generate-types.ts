import {readPackageFile} from '../runtime/files.ts';
import {Schema, type SchemaInfo, type SchemaMember, type SchemaOf} from './schema.ts';

const BUILTINS: Readonly<Record<string, string>> = {
	string: 'string',
	int: 'number',
	number: 'number',
	boolean: 'boolean',
	null: 'null',
	value: 'unknown',
};

const quote = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : `'${name}'`);

/** Writes the types that the events of a schema use; each is spelled out where it stands. */
class TypeWriter {
	readonly #schema: Schema;

	constructor(schema: Schema) {
		this.#schema = schema;
	}

	type(name: string): string {
		const type = this.#schema.type(name);
		switch (type?.['meta-type']) {
			case 'builtin':
				return BUILTINS[type['json-type']] ?? 'unknown';
			case 'enum':
				return type.values.map(value => `'${value}'`).join(' | ');
			case 'array':
				return `ReadonlyArray<${this.type(type['element-type'])}>`;
			case 'object':
				return this.#object(type);
			case 'alternate':
				return type.members.map(member => this.type(member.type)).join(' | ');
			default:
				return 'unknown';
		}
	}

	#object({members, tag, variants}: SchemaOf<'object'>): string {
		const common = members.filter(member => member.name !== tag);
		if (variants === undefined || tag === undefined) {
			return this.#members(members);
		}

		const branches = variants.map(({case: value, type}) => {
			const branch = this.#schema.type(type);
			const own = branch?.['meta-type'] === 'object' ? branch.members : [];
			return this.#members([...common, ...own], `${quote(tag)}: '${value}'`);
		});
		return branches.join(' | ');
	}

	#members(members: readonly SchemaMember[], first?: string): string {
		const parts = members.map(({name, type, default: optional}) => {
			const mark = optional === undefined ? '' : '?';
			return `${quote(name)}${mark}: ${this.type(type)}`;
		});
		return `{${[...(first === undefined ? [] : [first]), ...parts].join('; ')}}`;
	}
}

const isEmpty = (type: SchemaInfo | undefined): boolean =>
	type?.['meta-type'] === 'object' && type.members.length === 0;

/** The text of a module with the data types of all events in a recorded query-qmp-schema. */
export const generateEventTypes = (snapshot: string): string => {
	const schema = new Schema(
		JSON.parse(readPackageFile(`core/schema/snapshots/${snapshot}/query-qmp-schema.json`)),
	);
	const writer = new TypeWriter(schema);
	const lines = [...schema.eventNames].sort().map(name => {
		const type = schema.event(name)?.['arg-type'] ?? '';
		return `\t${name}: ${isEmpty(schema.type(type)) ? 'undefined' : writer.type(type)};`;
	});
	return [
		`// Made by \`npm run generate\` from snapshots/${snapshot}/query-qmp-schema.json. Not edited by hand.`,
		'',
		'/** The data of each event; undefined for events without. */',
		'export interface EventData {',
		...lines,
		'}',
		'',
		'/** The name of an event. */',
		'export type EventName = keyof EventData;',
		'',
	].join('\n');
};
