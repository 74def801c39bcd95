import type {Schema, SchemaOf} from './schema.ts';

type Plain = Readonly<Record<string, unknown>>;

const isPlainObject = (value: unknown): value is Plain =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Declared members of an object type, those of the tag's branch included. */
const declaredMembers = (
	schema: Schema,
	{members, tag, variants}: SchemaOf<'object'>,
	value: Plain,
): ReadonlyArray<readonly [string, string]> => {
	const own = members.map(({name, type}) => [name, type] as const);
	const chosen = variants?.find(variant => variant.case === value[tag ?? '']);
	const branch = chosen === undefined ? undefined : schema.type(chosen.type);
	return branch?.['meta-type'] === 'object'
		? [...own, ...declaredMembers(schema, branch, value)]
		: own;
};

/**
 * Puts the members of a value in the order in which the schema declares them: so QEMU's visitors fill an object,
 * and where two names share a bucket that order shows on the wire. Members that the type has not
 * stay at the end; with `isStrict` they go.
 */
export const inSchemaOrder = (
	schema: Schema,
	typeName: string,
	value: unknown,
	options: {readonly isStrict?: boolean} = {},
): unknown => {
	const type = schema.type(typeName);
	if (type?.['meta-type'] === 'array' && Array.isArray(value)) {
		return value.map(item => inSchemaOrder(schema, type['element-type'], item, options));
	}

	if (type?.['meta-type'] !== 'object' || !isPlainObject(value)) {
		return value;
	}

	const ordered: Record<string, unknown> = {};
	for (const [name, memberType] of declaredMembers(schema, type, value)) {
		if (value[name] !== undefined) {
			ordered[name] = inSchemaOrder(schema, memberType, value[name], options);
		}
	}

	if (options.isStrict) {
		return ordered;
	}

	return Object.assign(ordered, Object.fromEntries(strangers(value, ordered)));
};

const strangers = (value: Plain, ordered: Plain): ReadonlyArray<readonly [string, unknown]> =>
	Object.entries(value).filter(([name]) => !Object.hasOwn(ordered, name));
