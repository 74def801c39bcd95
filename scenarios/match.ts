/** A value to compare with: literal, a subset of an object, or one of the four operators. */
export type MatchValue =
	| null
	| boolean
	| number
	| bigint
	| string
	| readonly MatchValue[]
	| {readonly [member: string]: MatchValue};

/** A subset of a command's arguments or an event's data. */
export type Match = Readonly<Record<string, MatchValue>>;

/** Tells whether a value is what was asked for. */
export type Matcher = (value: unknown) => boolean;

/** Takes note of what is wrong at a path: `['device', 'regex']`. */
export type ComplainOfMatch = (path: readonly string[], message: string) => void;

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): value is number | bigint =>
	typeof value === 'number' || typeof value === 'bigint';

const regexOf = (source: unknown): RegExp | undefined => {
	try {
		return typeof source === 'string' ? new RegExp(source, 'u') : undefined;
	} catch {
		// Not a regular expression: the caller says so, with its place.
		return undefined;
	}
};

interface Operator {
	readonly wanted: string;
	/** The matcher of an operand; undefined when the operand is none. */
	readonly compile: (operand: unknown) => Matcher | undefined;
}

const OPERATORS: Readonly<Record<string, Operator>> = {
	regex: {
		wanted: 'a regular expression as text',
		compile(operand) {
			const regex = regexOf(operand);
			return regex && (value => typeof value === 'string' && regex.test(value));
		},
	},
	any: {
		wanted: 'true',
		compile: operand => (operand === true ? value => value !== undefined : undefined),
	},
	gt: {
		wanted: 'a number',
		compile: operand =>
			isNumber(operand) ? value => isNumber(value) && value > operand : undefined,
	},
	lt: {
		wanted: 'a number',
		compile: operand =>
			isNumber(operand) ? value => isNumber(value) && value < operand : undefined,
	},
};

/** The names of the operators: a mapping of nothing but these is no literal. */
const matchOperators: readonly string[] = Object.keys(OPERATORS);

const isOperation = (names: readonly string[]): boolean =>
	names.length > 0 && names.every(name => matchOperators.includes(name));

const never: Matcher = () => false;

const compileAt = (
	wanted: unknown,
	path: readonly string[],
	complain: ComplainOfMatch,
): Matcher => {
	if (Array.isArray(wanted)) {
		const items = wanted.map((item, index) => compileAt(item, [...path, String(index)], complain));
		return value =>
			Array.isArray(value) &&
			value.length === items.length &&
			items.every((matches, index) => matches(value[index]));
	}

	if (!isMapping(wanted)) {
		return value =>
			isNumber(wanted) && isNumber(value) ? Number(wanted) === Number(value) : value === wanted;
	}

	const names = Object.keys(wanted);
	if (isOperation(names)) {
		const matchers = names.map(name => {
			const operator = OPERATORS[name];
			const matcher = operator?.compile(wanted[name]);
			if (matcher === undefined) {
				const shown = JSON.stringify(wanted[name]);
				complain([...path, name], `${shown} is no operand of ${name}; write ${operator?.wanted}`);
			}

			return matcher ?? never;
		});
		return value => matchers.every(matches => matches(value));
	}

	const members = names.map(
		name => [name, compileAt(wanted[name], [...path, name], complain)] as const,
	);
	return value =>
		isMapping(value) &&
		members.every(([name, matches]) =>
			matches(Object.hasOwn(value, name) ? value[name] : undefined),
		);
};

/**
 * Makes a matcher: all members of the pattern must be there and match, others may be. A value is literal (objects:
 * a subset again; lists: item by item), or `{regex: text}`, `{any: true}` (there, whatever it is), `{gt: n}`,
 * `{lt: n}`; `gt` and `lt` together make a range.
 * @param complain is told of operands that are none, with their path; such a pattern matches nothing
 */
export const compileMatch = (pattern: unknown, complain: ComplainOfMatch = () => {}): Matcher =>
	compileAt(pattern, [], complain);
