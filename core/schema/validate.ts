import {isJsonObject, type JsonObject, type JsonValue, kindOf} from '../protocol/json-value.ts';
import {
	parameterMissing,
	parameterType,
	parameterUnexpected,
	parameterValue,
	type QmpError,
} from '../protocol/qmp-error.ts';
import {firstUnexpected} from './first-unexpected.ts';
import {integerProblem} from './integer-problem.ts';
import type {Schema, SchemaInfo, SchemaOf} from './schema.ts';

/** Where a value stands: its path from the arguments, and its own name if it has one. */
interface Place {
	readonly path: string;
	/** Elements of lists have none; QEMU prints `null` for it. */
	readonly name: string;
	/** The member as the schema knows it, `TYPE.MEMBER`; elements of lists have that of their list. */
	readonly key?: string;
}

const memberPlace = ({path}: Place, name: string, type = ''): Place => ({
	path: path === '' ? name : `${path}.${name}`,
	name,
	key: `${type}.${name}`,
});

const elementPlace = ({path, key = ''}: Place, index: number): Place => ({
	path: `${path}[${index}]`,
	name: 'null',
	key,
});

type Problem = QmpError | undefined;

/** Checks values against one schema, with QEMU's messages and in its order. */
class Validator {
	readonly #schema: Schema;

	constructor(schema: Schema) {
		this.#schema = schema;
	}

	value(typeName: string, value: JsonValue, place: Place): Problem {
		const type = this.#schema.type(typeName);
		switch (type?.['meta-type']) {
			case 'builtin':
				return this.#builtin(type['json-type'], value, place);
			case 'enum':
				return this.#enumeration(type, value, place);
			case 'array':
				return this.#array(type, value, place);
			case 'object':
				return this.#object(type, value, place);
			case 'alternate':
				return this.#alternate(type, value, place);
			default:
				return undefined;
		}
	}

	#builtin(jsonType: string, value: JsonValue, {path, key = ''}: Place): Problem {
		const kind = kindOf(value);
		switch (jsonType) {
			case 'value':
				return undefined;
			case 'int':
				return integerProblem(value, path, this.#schema.hidden.integers[key] ?? 'int64_t');
			case 'number':
				return kind === 'integer' || kind === 'number' ? undefined : parameterType(path, 'number');
			default:
				return kind === jsonType ? undefined : parameterType(path, jsonType);
		}
	}

	#enumeration({values}: SchemaOf<'enum'>, value: JsonValue, place: Place): Problem {
		if (typeof value !== 'string') {
			return parameterType(place.path, 'string');
		}

		return values.includes(value) ? undefined : parameterValue(place.name, value);
	}

	#array(type: SchemaOf<'array'>, value: JsonValue, place: Place): Problem {
		if (!Array.isArray(value)) {
			return parameterType(place.path, 'array');
		}

		for (const [index, item] of value.entries()) {
			const problem = this.value(type['element-type'], item, elementPlace(place, index));
			if (problem !== undefined) {
				return problem;
			}
		}

		return undefined;
	}

	#object(type: SchemaOf<'object'>, value: JsonValue, place: Place): Problem {
		if (!isJsonObject(value)) {
			return parameterType(place.path, 'object');
		}

		const known = new Set<string>();
		const problem = this.#members(type, value, {place, known});
		if (problem !== undefined) {
			return problem;
		}

		const unexpected = firstUnexpected([...value.keys()], known);
		return unexpected === undefined
			? undefined
			: parameterUnexpected(memberPlace(place, unexpected).path);
	}

	// Declared order: the members, the tag among them, then those of the tag's branch.
	#members(
		type: SchemaOf<'object'>,
		object: JsonObject,
		walk: {readonly place: Place; readonly known: Set<string>},
	): Problem {
		for (const member of type.members) {
			walk.known.add(member.name);
			const value = object.get(member.name);
			const place = memberPlace(walk.place, member.name, type.name);
			if (value === undefined && member.default === undefined) {
				return parameterMissing(place.path);
			}

			const problem = value === undefined ? undefined : this.value(member.type, value, place);
			if (problem !== undefined) {
				return problem;
			}
		}

		const branch = this.#branch(type, object);
		return branch === undefined ? undefined : this.#members(branch, object, walk);
	}

	#branch({tag, variants}: SchemaOf<'object'>, object: JsonObject): SchemaOf<'object'> | undefined {
		const chosen = variants?.find(variant => variant.case === object.get(tag ?? ''));
		const branch = chosen === undefined ? undefined : this.#schema.type(chosen.type);
		return branch?.['meta-type'] === 'object' ? branch : undefined;
	}

	#alternate(type: SchemaOf<'alternate'>, value: JsonValue, place: Place): Problem {
		const kind = kindOf(value);
		const branch = type.members
			.map(member => this.#schema.type(member.type))
			.find(candidate => candidate !== undefined && acceptsKind(candidate, kind));
		return branch === undefined
			? parameterType(place.name, this.#schema.hidden.alternates[type.name] ?? type.name)
			: this.value(branch.name, value, place);
	}
}

const acceptsKind = (type: SchemaInfo, kind: string): boolean => {
	switch (type['meta-type']) {
		case 'builtin':
			return (
				kind === type['json-type'] ||
				(kind === 'integer' && (type['json-type'] === 'int' || type['json-type'] === 'number'))
			);
		case 'enum':
			return kind === 'string';
		default:
			return kind === type['meta-type'];
	}
};

/**
 * Checks the arguments of a command, or the data of an event, against their object type.
 * Gives the first problem in QEMU's order (qmp-wire rules, "Argument errors"), or undefined when all is well.
 */
export const validateObject = (schema: Schema, typeName: string, value: JsonObject): Problem =>
	new Validator(schema).value(typeName, value, {path: '', name: 'null'});

/** What is wrong with a value of a type, in QEMU's words; `path` is where it stands. */
export const validateValue = (
	schema: Schema,
	typeName: string,
	value: JsonValue,
	path: string,
): Problem =>
	new Validator(schema).value(typeName, value, {path, name: path.split('.').at(-1) ?? ''});
