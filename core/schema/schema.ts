/** A member of an object type, or of a branch. */
export interface SchemaMember {
	readonly name: string;
	readonly type: string;
	/** Present (null) when the member is optional. */
	readonly default?: null;
}

/** What a builtin type is in JSON (QAPI `JSONType`). */
export type JsonType =
	| 'string'
	| 'number'
	| 'int'
	| 'boolean'
	| 'null'
	| 'object'
	| 'array'
	| 'value';

/** One entry of query-qmp-schema (`SchemaInfo`). */
export type SchemaInfo =
	| {readonly 'meta-type': 'builtin'; readonly name: string; readonly 'json-type': JsonType}
	| {
			readonly 'meta-type': 'enum';
			readonly name: string;
			readonly members: ReadonlyArray<{readonly name: string}>;
			readonly values: readonly string[];
	  }
	| {readonly 'meta-type': 'array'; readonly name: string; readonly 'element-type': string}
	| {
			readonly 'meta-type': 'object';
			readonly name: string;
			readonly members: readonly SchemaMember[];
			readonly tag?: string;
			readonly variants?: ReadonlyArray<{readonly case: string; readonly type: string}>;
	  }
	| {
			readonly 'meta-type': 'alternate';
			readonly name: string;
			readonly members: ReadonlyArray<{readonly type: string}>;
	  }
	| {
			readonly 'meta-type': 'command';
			readonly name: string;
			readonly 'arg-type': string;
			readonly 'ret-type': string;
			readonly 'allow-oob'?: boolean;
	  }
	| {readonly 'meta-type': 'event'; readonly name: string; readonly 'arg-type': string};

/** The entry of one kind. */
export type SchemaOf<K extends SchemaInfo['meta-type']> = Extract<SchemaInfo, {'meta-type': K}>;

/** What query-qmp-schema does not tell, and error messages do. */
export interface HiddenTypes {
	/** The C type of integers that are no plain int64, by `TYPE.MEMBER`; of the elements where that is a list. */
	readonly integers: Readonly<Record<string, string>>;
	/** QAPI's names of alternates, by type. */
	readonly alternates: Readonly<Record<string, string>>;
}

const NOTHING_HIDDEN: HiddenTypes = {integers: {}, alternates: {}};

/** The vocabulary of one QEMU version, looked up by name. */
export class Schema {
	readonly entries: readonly SchemaInfo[];
	readonly hidden: HiddenTypes;
	readonly #byName = new Map<string, SchemaInfo>();

	constructor(entries: readonly SchemaInfo[], hidden: HiddenTypes = NOTHING_HIDDEN) {
		this.entries = entries;
		this.hidden = hidden;
		for (const entry of entries) {
			this.#byName.set(entry.name, entry);
		}
	}

	/** The entry of a type, by the name that other entries use. */
	type(name: string): SchemaInfo | undefined {
		return this.#byName.get(name);
	}

	command(name: string): SchemaOf<'command'> | undefined {
		const entry = this.#byName.get(name);
		return entry?.['meta-type'] === 'command' ? entry : undefined;
	}

	event(name: string): SchemaOf<'event'> | undefined {
		const entry = this.#byName.get(name);
		return entry?.['meta-type'] === 'event' ? entry : undefined;
	}

	/** Names of all commands, in the order of the schema. */
	get commandNames(): readonly string[] {
		return this.entries.filter(entry => entry['meta-type'] === 'command').map(entry => entry.name);
	}

	/** Names of all events, in the order of the schema. */
	get eventNames(): readonly string[] {
		return this.entries.filter(entry => entry['meta-type'] === 'event').map(entry => entry.name);
	}
}
