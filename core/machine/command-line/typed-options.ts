import {isJsonObject, type JsonValue, toPlain} from '../../protocol/json-value.ts';
import type {Schema, SchemaOf} from '../../schema/schema.ts';
import {validateObject} from '../../schema/validate.ts';
import type {OptionValues} from '../machine-options.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';
import {type KeyvalNode, KeyvalReader, type KeyvalTree} from './keyval.ts';
import {switchOf} from './qemu-opts.ts';
import {readJson} from './read-json.ts';
import {parseSize} from './size.ts';

const isTree = (node: KeyvalNode): node is KeyvalTree =>
	typeof node === 'object' && !Array.isArray(node);

/** Gives the text of keyval options the types that the schema wants (`qobject_input_visitor_new_keyval`). */
class KeyvalTyper {
	readonly #schema: Schema;
	readonly #where: string;

	constructor(schema: Schema, where: string) {
		this.#schema = schema;
		this.#where = where;
	}

	value(typeName: string, node: KeyvalNode, name: string): JsonValue {
		const type = this.#schema.type(typeName);
		switch (type?.['meta-type']) {
			case 'builtin':
				return typeof node === 'string' ? this.#scalar(type['json-type'], node, name) : '';
			case 'array':
				return Array.isArray(node)
					? node.map(item => this.value(type['element-type'], item, name))
					: asText(node);
			case 'object':
				return isTree(node) ? this.object(type, node) : asText(node);
			case 'alternate':
				return this.#alternate(type, node, name);
			default:
				return asText(node);
		}
	}

	object(type: SchemaOf<'object'>, tree: KeyvalTree): ReadonlyMap<string, JsonValue> {
		const members = this.#membersOf(type, tree);
		return new Map(
			Object.entries(tree).map(([name, node]) => {
				const member = members.get(name);
				return [name, member === undefined ? asText(node) : this.value(member, node, name)];
			}),
		);
	}

	#membersOf(type: SchemaOf<'object'>, tree: KeyvalTree): ReadonlyMap<string, string> {
		const members = new Map(type.members.map(member => [member.name, member.type]));
		const chosen = type.variants?.find(variant => variant.case === tree[type.tag ?? '']);
		const branch = chosen === undefined ? undefined : this.#schema.type(chosen.type);
		if (branch?.['meta-type'] === 'object') {
			for (const [name, member] of this.#membersOf(branch, tree)) {
				members.set(name, member);
			}
		}

		return members;
	}

	#scalar(jsonType: string, text: string, name: string): JsonValue {
		if (jsonType === 'boolean') {
			const flag = switchOf(text);
			if (flag === undefined) {
				throw invalidOption(this.#where, `Parameter '${name}' expects 'on' or 'off'`);
			}

			return flag;
		}

		if (jsonType === 'int' || jsonType === 'number') {
			const number = /^-\d+$/.test(text) ? Number(text) : parseSize(text);
			if (number === undefined) {
				throw invalidOption(this.#where, `Parameter '${name}' expects integer`);
			}

			return number;
		}

		return text;
	}

	// Text can be a string or an enumeration's value; a tree is an object.
	#alternate(type: SchemaOf<'alternate'>, node: KeyvalNode, name: string): JsonValue {
		const branches = type.members.map(({type: branch}) => this.#schema.type(branch));
		const kind = isTree(node) ? 'object' : Array.isArray(node) ? 'array' : undefined;
		const branch = branches.find(candidate => candidate?.['meta-type'] === kind);
		return branch === undefined ? asText(node) : this.value(branch.name, node, name);
	}
}

const asText = (node: KeyvalNode): JsonValue =>
	typeof node === 'string'
		? node
		: isTree(node)
			? new Map(Object.entries(node).map(([key, below]) => [key, asText(below)]))
			: node.map(asText);

/** How an option of the newer syntax is read. */
export interface TypedRules {
	/** Name in the schema of the object type that the option has. */
	readonly type: string;
	readonly impliedKey: string;
	/** Text with a wrong key is an invalid parameter, not an unexpected one. */
	readonly isOlderWording?: boolean;
}

/**
 * Reads an option that is keyval text or JSON, and checks it against its type.
 * @throws MockQmpError OPTION_INVALID
 */
export const readTyped = (
	schema: Schema,
	given: GivenOption,
	{type: typeName, impliedKey, isOlderWording = false}: TypedRules,
): OptionValues => {
	const where = `${given.name} ${given.value}`;
	const type = schema.type(typeName);
	const isJson = given.value.startsWith('{');
	const value =
		isJson || type?.['meta-type'] !== 'object'
			? readJson(given)
			: new KeyvalTyper(schema, where).object(
					type,
					KeyvalReader.read(given.name, given.value, impliedKey),
				);
	const problem = isJsonObject(value) ? validateObject(schema, typeName, value) : undefined;
	if (problem !== undefined) {
		throw invalidOption(
			where,
			isOlderWording && !isJson
				? problem.message.replace(/^Parameter '(.*)' is unexpected$/, "Invalid parameter '$1'")
				: problem.message,
		);
	}

	const plain = toPlain(value);
	return typeof plain === 'object' && plain !== null ? {...plain} : {};
};
