import {isJsonObject, type JsonObject, type JsonValue} from '../protocol/json-value.ts';

/** Gives the recorded return value for arguments of qom-list-types. */
type Recorded = (args: JsonObject) => JsonValue | undefined;

const INTERFACE = 'interface';

const objectsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
	Array.isArray(value) ? value.filter(item => isJsonObject(item)) : [];

const nameOf = (type: JsonObject): string => String(type.get('name'));

/** Names of all types above a type, itself among them. */
const ancestry = (name: string, parents: ReadonlyMap<string, string>): readonly string[] => {
	const parent = parents.get(name);
	return parent === undefined ? [name] : [name, ...ancestry(parent, parents)];
};

/** The parent of each type that has one. */
const parentsOf = (types: readonly JsonObject[]): ReadonlyMap<string, string> =>
	new Map(
		types.flatMap(type => {
			const parent = type.get('parent');
			return typeof parent === 'string' ? [[nameOf(type), parent] as const] : [];
		}),
	);

/** The types that are interfaces: what implements them is no matter of ancestry and must be asked for. */
export const interfacesAmong = (types: readonly JsonObject[]): readonly string[] => {
	const parents = parentsOf(types);
	return types.map(nameOf).filter(name => ancestry(name, parents).includes(INTERFACE));
};

/** The arguments with which the types of an interface are recorded; without one, all types. */
export const typesQuestion = (implemented?: string): JsonObject =>
	new Map<string, JsonValue>([
		...(implemented === undefined ? [] : [['implements', implemented] as const]),
		['abstract', true],
	]);

/**
 * Answers any qom-list-types from the whole tree of types, in QEMU's order (qom/object.c, object_class_foreach: the
 * table of types is walked and those that do not fit are passed over).
 */
export const typesReply = (args: JsonObject, recorded: Recorded): JsonValue | undefined => {
	const all = objectsOf(recorded(typesQuestion()));
	const base = args.get('implements');
	const withAbstract = args.get('abstract') === true;
	const ofInterface = typeof base === 'string' ? recorded(typesQuestion(base)) : undefined;
	const parents = parentsOf(all);
	const fits = (type: JsonObject): boolean =>
		typeof base !== 'string' || ancestry(nameOf(type), parents).includes(base);
	const types = ofInterface === undefined ? all.filter(fits) : objectsOf(ofInterface);
	return types.filter(type => withAbstract || type.get('abstract') !== true);
};
