import type {Schema, SchemaInfo, SchemaMember, SchemaOf} from './schema.ts';

const BUILTINS: Readonly<Record<string, string>> = {
	string: 'string',
	int: 'number',
	number: 'number',
	boolean: 'boolean',
	null: 'null',
	value: 'unknown',
};

// An enumeration shorter than this stands where it is used.
const SHORT_ENUM = 4;

/** A member's name as TypeScript wants it. */
export const quote = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : `'${name}'`);

const pascal = (words: readonly string[]): string =>
	words
		.flatMap(word => word.split(/[^a-z0-9]+/i))
		.map(word => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');

/** What a type of the schema refers to, and by which word. */
const references = (type: SchemaInfo | undefined): ReadonlyArray<readonly [string, string]> => {
	switch (type?.['meta-type']) {
		case 'alternate':
			return type.members.map(member => ['', member.type] as const);
		case 'object':
			return [
				...type.members.map(member => [member.name, member.type] as const),
				...(type.variants ?? []).map(variant => [variant.case, variant.type] as const),
			];
		default:
			return [];
	}
};

/** How types are written. */
interface WriterOptions {
	/** What else an optional member may hold. */
	readonly optional?: string;
}

/** Writes the types of a schema; each is spelled out where it stands, unless it has got a name. */
export class TypeWriter {
	readonly #schema: Schema;
	readonly #optional: string;
	readonly #uses = new Map<string, string[]>();

	constructor(schema: Schema, {optional = ''}: WriterOptions = {}) {
		this.#schema = schema;
		this.#optional = optional;
	}

	/**
	 * Names what is used in more than one place below a type: the words of the way to its first use. Recordings have
	 * numbers instead of QAPI's names.
	 */
	nameShared(root: string, words: readonly string[]): void {
		const waiting: Array<readonly [string, readonly string[]]> = [[root, words]];
		for (const [listed, way] of waiting) {
			// A list is written where it stands; what it is a list of may be shared.
			const name = this.#elementOf(listed);
			const uses = this.#uses.get(name);
			if (uses !== undefined) {
				uses.push(pascal(way));
				continue;
			}

			this.#uses.set(name, [pascal(way)]);
			for (const [word, type] of references(this.#schema.type(name))) {
				waiting.push([type, [...way, word]]);
			}
		}
	}

	/** The declarations of all named types. */
	declarations(): readonly string[] {
		const named = [...this.#uses.keys()].filter(type => this.#isNamed(type));
		return named.map(type => `export type ${this.#name(type)} = ${this.#spelled(type)};\n`).sort();
	}

	/** A type: its name, if it has one, or what it is. */
	type(name: string): string {
		return this.#isNamed(name) ? this.#name(name) : this.#spelled(name);
	}

	#elementOf(name: string): string {
		const type = this.#schema.type(name);
		return type?.['meta-type'] === 'array' ? this.#elementOf(type['element-type']) : name;
	}

	#name(type: string): string {
		return this.#uses.get(type)?.[0] ?? '';
	}

	#isNamed(name: string): boolean {
		const type = this.#schema.type(name);
		if ((this.#uses.get(name)?.length ?? 0) < 2) {
			return false;
		}

		switch (type?.['meta-type']) {
			case 'enum':
				return type.values.length >= SHORT_ENUM;
			case 'object':
				return type.members.length > 0;
			default:
				return type?.['meta-type'] === 'alternate';
		}
	}

	#spelled(name: string): string {
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
		if (variants === undefined || tag === undefined) {
			return this.#members(members);
		}

		const common = members.filter(member => member.name !== tag);
		const branches = variants.map(({case: value, type}) => {
			const branch = this.#schema.type(type);
			const own = branch?.['meta-type'] === 'object' ? branch.members : [];
			return this.#members([...common, ...own], `${quote(tag)}: '${value}'`);
		});
		return branches.join(' | ');
	}

	#members(members: readonly SchemaMember[], first?: string): string {
		const parts = members.map(({name, type, default: optional}) =>
			optional === undefined
				? `${quote(name)}: ${this.type(type)}`
				: `${quote(name)}?: ${this.type(type)}${this.#optional}`,
		);
		const all = first === undefined ? parts : [first, ...parts];
		return all.length === 0 ? 'Record<string, never>' : `{${all.join('; ')}}`;
	}
}
