import type {Profile} from './profile.ts';
import type {Schema, SchemaMember} from './schema.ts';

/** A member or an element of a type, for people and scripts to read. */
export interface DescribedMember {
	readonly name: string;
	readonly isOptional: boolean;
	readonly type: string;
	/** The words that are allowed, where there are only some. */
	readonly values?: readonly string[];
	readonly members?: readonly DescribedMember[];
	/** The members that are there besides, by the value of the member that `tag` names. */
	readonly tag?: string;
	readonly variants?: Readonly<Record<string, readonly DescribedMember[]>>;
}

/** A type without a name of its own. */
type Described = Omit<DescribedMember, 'name' | 'isOptional'>;

/** What an event is, in one profile. */
export interface DescribedEvent extends Described {
	readonly name: string;
	/** Whether no more than one a second goes out, and the member of which each value counts for itself. */
	readonly rateLimit: null | {readonly key: string | null};
	/** The first version with the event, if it is later than 7.2, and the last one. */
	readonly since?: string;
}

/** What a command is, in one profile. */
export interface DescribedCommand {
	readonly name: string;
	readonly allowsOob: boolean;
	readonly arguments: Described;
	readonly returns: Described;
}

/** Writes types out; one that is inside itself only once. */
class Describer {
	readonly #schema: Schema;

	constructor(schema: Schema) {
		this.#schema = schema;
	}

	type(typeName: string, above: readonly string[] = []): Described {
		const type = this.#schema.type(typeName);
		const inside = [...above, typeName];
		switch (type?.['meta-type']) {
			case 'builtin':
				return {type: type['json-type']};
			case 'enum':
				return {type: 'string', values: type.values};
			case 'array': {
				const element = this.type(type['element-type'], above);
				return {...element, type: `[${element.type}]`};
			}

			case 'alternate': {
				const branches = type.members.map(member => this.type(member.type, inside).type);
				return {type: branches.join(' or ')};
			}

			case 'object':
				if (above.includes(typeName)) {
					return {type: 'object, as above'};
				}

				return {
					type: 'object',
					members: this.#members(type.members, inside),
					...(type.tag === undefined
						? {}
						: {tag: type.tag, variants: this.#variants(type.variants ?? [], inside)}),
				};
			default:
				return {type: 'object'};
		}
	}

	#members(members: readonly SchemaMember[], above: readonly string[]): DescribedMember[] {
		return members.map(member => ({
			name: member.name,
			isOptional: member.default !== undefined,
			...this.type(member.type, above),
		}));
	}

	#variants(
		variants: ReadonlyArray<{readonly case: string; readonly type: string}>,
		above: readonly string[],
	): Readonly<Record<string, readonly DescribedMember[]>> {
		const described = variants.map(({case: value, type}) => {
			const branch = this.#schema.type(type);
			const members = branch?.['meta-type'] === 'object' ? branch.members : [];
			return [value, this.#members(members, above)] as const;
		});
		return Object.fromEntries(described.filter(([, members]) => members.length > 0));
	}
}

/** Describes an event; undefined when the profile has none of that name. */
export const describeEvent = (profile: Profile, name: string): DescribedEvent | undefined => {
	const {schema, rateLimits} = profile;
	const event = schema.event(name);
	const key = rateLimits[name];
	const since = profile.since(name);
	return event === undefined
		? undefined
		: {
				name,
				rateLimit: key === undefined ? null : {key},
				...(since === undefined ? {} : {since}),
				...new Describer(schema).type(event['arg-type']),
			};
};

/** Describes a command; undefined when the profile has none of that name. */
export const describeCommand = ({schema}: Profile, name: string): DescribedCommand | undefined => {
	const command = schema.command(name);
	const describer = new Describer(schema);
	return command === undefined
		? undefined
		: {
				name,
				allowsOob: command['allow-oob'] === true,
				arguments: describer.type(command['arg-type']),
				returns: describer.type(command['ret-type']),
			};
};

/** The lines of a member list, set in by two spaces a level. */
export const memberLines = (
	{members = [], variants = {}, tag = ''}: Described,
	indent = '  ',
): readonly string[] => {
	const width = Math.max(
		0,
		...members.map(({name, isOptional}) => name.length + (isOptional ? 1 : 0)),
	);
	const deeper = `${indent}  `;
	return [
		...members.flatMap(member => [
			`${indent}${`${member.name}${member.isOptional ? '?' : ''}`.padEnd(width)}  ${typeText(member)}`,
			...memberLines(member, deeper),
		]),
		...Object.entries(variants).flatMap(([value, own]) => [
			`${indent}with ${tag} ${value}:`,
			...memberLines({type: 'object', members: own}, deeper),
		]),
	];
};

/** A type in a few words. */
export const typeText = ({type, values}: Described): string =>
	values === undefined ? type : `${type}: ${values.join(', ')}`;
