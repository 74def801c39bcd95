import {Random} from '../../core/runtime/random.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {Schema, SchemaMember, SchemaOf} from '../../core/schema/schema.ts';
import {generateArguments} from '../../generators/from-schema.ts';

/** Arguments that QEMU refuses, or should; of one command. */
export interface InvalidCall {
	readonly command: string;
	/** The arguments as JSON text, since some numbers in them are no JavaScript numbers. */
	readonly args: string;
}

type Plain = Readonly<Record<string, unknown>>;

// The monitor's own: it is answered before the machine's commands are looked at.
const APART = new Set(['qmp_capabilities']);
// QAPI's `gen: false`: QEMU looks at these arguments in ways of its own.
const UNCHECKED = new Set(['device_add']);
// A text that is no member of any enumeration, number or list.
const NO_SUCH = 'no-such-value';
// Stands for integers that JavaScript cannot write.
const HUGE = '@18446744073709551616@';
const LOW = '@-9223372036854775809@';
const CALLS_MAX = 9;
const NESTED_MAX = 3;

const isPlain = (value: unknown): value is Plain =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (args: unknown): string => JSON.stringify(args).replaceAll(/"@(-?\d+)@"/g, '$1');

const objectType = (schema: Schema, command: string): SchemaOf<'object'> | undefined => {
	const type = schema.type(schema.command(command)?.['arg-type'] ?? '');
	return type?.['meta-type'] === 'object' ? type : undefined;
};

/** Values that a member of this type does not take. */
const wrongValues = (schema: Schema, member: SchemaMember): readonly unknown[] => {
	const type = schema.type(member.type);
	switch (type?.['meta-type']) {
		case 'builtin':
			return (
				{
					string: [7, {}],
					int: [NO_SUCH, HUGE, LOW, 1.5],
					number: [NO_SUCH, []],
					boolean: [1, 'on'],
				}[String(type['json-type'])] ?? []
			);
		case 'enum':
			return [NO_SUCH, 5];
		case 'array':
			return [{}, [null], NO_SUCH];
		default:
			return [[], 7.5];
	}
};

/** The same value with something wrong in one place below its first level. */
const brokenBelow = (value: unknown, random: Random, depth = 0): unknown => {
	if (Array.isArray(value) && value.length > 0) {
		const at = random.integer(0, value.length - 1);
		return value.map((item, index) => (index === at ? brokenBelow(item, random, depth + 1) : item));
	}

	const names = isPlain(value) ? Object.keys(value) : [];
	const name = names[random.integer(0, Math.max(0, names.length - 1))];
	if (isPlain(value) && name !== undefined && (depth === 0 || random.next() < 0.7)) {
		return {...value, [name]: brokenBelow(value[name], random, depth + 1)};
	}

	return isPlain(value) ? {...value, unexpected: 1} : [[]];
};

const callsOf = (schema: Schema, command: string, random: Random): readonly unknown[] => {
	const valid = generateArguments(schema, command, random.fork('valid'));
	const base = isPlain(valid) ? valid : {};
	const members = objectType(schema, command)?.members ?? [];
	const missing = members
		.filter(member => member.default === undefined)
		.map(({name}) => Object.fromEntries(Object.entries(base).filter(([own]) => own !== name)));
	const wrong = members.flatMap(member =>
		wrongValues(schema, member).map(value => ({...base, [member.name]: value})),
	);
	const nested = Array.from({length: NESTED_MAX}, (_, index) => {
		const other = generateArguments(schema, command, random.fork(index));
		return brokenBelow(other, random.fork(`below ${index}`));
	});
	const unexpected = [1, null, {id: []}].map(value => ({...base, unexpected: value}));
	const some = random.shuffle([...wrong, ...nested]).slice(0, CALLS_MAX - 3);
	return [...missing.slice(0, 3), ...some, ...unexpected];
};

/** Several invalid calls of every command of QEMU 7.2; the same for the same seed. */
export const invalidCalls = (seed: string): readonly InvalidCall[] => {
	const {schema} = loadProfile();
	const random = new Random(seed);
	const commands = schema.commandNames.filter(
		command => !APART.has(command) && !UNCHECKED.has(command),
	);
	return [...commands].sort().flatMap(command => {
		const texts = new Set(callsOf(schema, command, random.fork(command)).map(textOf));
		return [...texts].map(args => ({command, args}));
	});
};
