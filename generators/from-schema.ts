import type {Faker} from '@faker-js/faker';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import type {Schema, SchemaMember, SchemaOf} from '../core/schema/schema.ts';
import {believableInteger} from './believable-integers.ts';
import {believableText, type KnownNames} from './believable-texts.ts';
import {fakerOf} from './faker.ts';

// Types refer to themselves (image chains, PCI bridges): from here on nothing optional is added and lists are empty.
const DEPTH_MAX = 4;
const LIST_LENGTH_MAX = 3;
const OPTIONAL_CHANCE = 0.5;

/** The member that a value is for; list elements have the name of their list. */
interface Place {
	readonly name: string;
	readonly depth: number;
}

type Plain = Record<string, unknown>;

/** How values are made. */
interface MakerOptions {
	/** The present, to which made-up dates refer. */
	readonly now?: Microseconds;
	/** Whether optional members may be there. */
	readonly hasOptional?: boolean;
	/** What names of things there are. */
	readonly known?: KnownNames;
}

/** Makes values of the types of one schema, as believable as their names allow. */
class ValueMaker {
	readonly #schema: Schema;
	readonly #random: Random;
	readonly #faker: Faker;
	readonly #optionalChance: number;
	readonly #known: KnownNames | undefined;

	constructor(
		schema: Schema,
		random: Random,
		{now = 0, hasOptional = true, known}: MakerOptions = {},
	) {
		this.#known = known;
		this.#optionalChance = hasOptional ? OPTIONAL_CHANCE : 0;
		this.#schema = schema;
		this.#random = random;
		this.#faker = fakerOf(random, now);
	}

	value(typeName: string, place: Place): unknown {
		const type = this.#schema.type(typeName);
		switch (type?.['meta-type']) {
			case 'builtin':
				return this.#builtin(type['json-type'], place.name);
			case 'enum':
				return this.#one(type.values);
			case 'array':
				return this.#list(type['element-type'], place);
			case 'object':
				return this.#object(type, place);
			case 'alternate':
				return this.#alternate(type, place);
			default:
				return {};
		}
	}

	#one<T>(items: readonly T[]): T | undefined {
		return items[this.#random.integer(0, items.length - 1)];
	}

	#builtin(jsonType: string, name: string): unknown {
		switch (jsonType) {
			case 'string':
				return believableText(name, {
					random: this.#random,
					faker: this.#faker,
					known: this.#known,
				});
			case 'int':
				return believableInteger(name, this.#random);
			case 'number':
				return this.#random.integer(0, 1000) / 8;
			case 'boolean':
				return this.#random.next() < OPTIONAL_CHANCE;
			case 'null':
				return null;
			default:
				return {};
		}
	}

	#list(elementType: string, {name, depth}: Place): readonly unknown[] {
		const length = depth >= DEPTH_MAX ? 0 : this.#random.integer(0, LIST_LENGTH_MAX);
		return Array.from({length}, () => this.value(elementType, {name, depth: depth + 1}));
	}

	#object(type: SchemaOf<'object'>, {depth}: Place): Plain {
		const made: Plain = {};
		this.#fill(made, type.members, depth);
		const chosen = type.variants?.find(({case: value}) => value === made[type.tag ?? '']);
		const branch = chosen === undefined ? undefined : this.#schema.type(chosen.type);
		if (branch?.['meta-type'] === 'object') {
			this.#fill(made, branch.members, depth);
		}

		return made;
	}

	#fill(made: Plain, members: readonly SchemaMember[], depth: number): void {
		for (const {name, type, default: optional} of members) {
			if (
				optional === undefined ||
				(depth < DEPTH_MAX && this.#random.next() < this.#optionalChance)
			) {
				made[name] = this.value(type, {name, depth: depth + 1});
			}
		}
	}

	// The last branch of QEMU's alternates is the plainest: a name instead of the whole thing.
	#alternate({members}: SchemaOf<'alternate'>, place: Place): unknown {
		const branch = place.depth < DEPTH_MAX ? this.#one(members) : members.at(-1);
		return this.value(branch?.type ?? '', place);
	}
}

/** A return value of a command as the schema allows it. */
export const generateReply = (schema: Schema, command: string, random: Random): unknown =>
	new ValueMaker(schema, random).value(schema.command(command)?.['ret-type'] ?? '', {
		name: command,
		depth: 0,
	});

/** Arguments of a command as the schema allows them. */
export const generateArguments = (schema: Schema, command: string, random: Random): unknown =>
	new ValueMaker(schema, random).value(schema.command(command)?.['arg-type'] ?? '', {
		name: command,
		depth: 0,
	});

/** Data of an event as the schema allows them; undefined for events without. */
export const generateEventData = (
	schema: Schema,
	event: string,
	{random, ...options}: MakerOptions & {readonly random: Random},
): object | undefined => {
	const type = schema.type(schema.event(event)?.['arg-type'] ?? '');
	if (type?.['meta-type'] !== 'object' || type.members.length === 0) {
		return undefined;
	}

	const data = new ValueMaker(schema, random, options).value(type.name, {name: event, depth: 0});
	return typeof data === 'object' && data !== null ? data : undefined;
};
