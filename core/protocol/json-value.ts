/**
 * A number that was written with a fraction or an exponent, or whose integer fits neither int64 nor uint64.
 * QEMU keeps it apart from integers: `1.0` is not good where the schema wants an int.
 */
export class JsonDouble {
	readonly value: number;

	constructor(value: number) {
		this.value = value;
	}
}

/** A JSON object as it came, members in the order of the text. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** What the parser makes of a text. Integers beyond 2^53 are bigint. */
export type JsonValue =
	| null
	| boolean
	| number
	| bigint
	| string
	| JsonDouble
	| readonly JsonValue[]
	| JsonObject;

/** The JSON type of a value, with QEMU's distinction of integers from other numbers. */
export type JsonKind = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Tells whether a parsed value is an object. */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
	value instanceof Map;

/** The kind of a parsed value. */
export const kindOf = (value: JsonValue): JsonKind => {
	if (value === null) {
		return 'null';
	}

	switch (typeof value) {
		case 'boolean':
			return 'boolean';
		case 'number':
		case 'bigint':
			return 'integer';
		case 'string':
			return 'string';
		default:
			break;
	}

	if (value instanceof JsonDouble) {
		return 'number';
	}

	return isJsonObject(value) ? 'object' : 'array';
};

/** Plain JavaScript data, for handlers: objects instead of maps, numbers instead of doubles. */
export const toPlain = (value: JsonValue): unknown => {
	if (value instanceof JsonDouble) {
		return value.value;
	}

	if (isJsonObject(value)) {
		return Object.fromEntries([...value].map(([name, member]) => [name, toPlain(member)]));
	}

	return Array.isArray(value) ? value.map(item => toPlain(item)) : value;
};

/** A parsed value of plain JavaScript data; members that are undefined are left out. */
export const fromPlain = (plain: unknown): JsonValue => {
	if (Array.isArray(plain)) {
		return plain.map(item => fromPlain(item));
	}

	switch (typeof plain) {
		case 'string':
		case 'boolean':
		case 'bigint':
			return plain;
		case 'number':
			return Number.isSafeInteger(plain) ? plain : new JsonDouble(plain);
		case 'object':
			return plain === null ? null : objectFromPlain(plain);
		default:
			return null;
	}
};

/** A parsed object of a plain one. */
export const objectFromPlain = (plain: object): JsonObject =>
	new Map(
		Object.entries(plain)
			.filter(([, member]) => member !== undefined)
			.map(([name, member]) => [name, fromPlain(member)]),
	);
