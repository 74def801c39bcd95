import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {compileMatch} from '../match.ts';
import {
	type Expectation,
	expectationMembers,
	namedKinds,
	type Pattern,
	patternKinds,
	patternMembers,
} from './expectation.ts';

/** Takes note of what is wrong with the member at a path: `['after', 'event']`. */
export type Complain = (path: readonly string[], message: string) => void;

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const at =
	(complain: Complain, ...above: readonly string[]): Complain =>
	(path, message) =>
		complain([...above, ...path], message);

const complainOfStrangers = (
	written: Mapping,
	known: readonly string[],
	complain: Complain,
): void => {
	for (const name of Object.keys(written).filter(member => !known.includes(member))) {
		complain([name], `there is no member "${name}" here; ${suggest(name, known)}`);
	}
};

/** One of the kinds with its name and match; undefined when there is none or more than one. */
const readPattern = (written: unknown, complain: Complain): Pattern | undefined => {
	const mapping = isMapping(written) ? written : {};
	const [kind, ...others] = patternKinds.filter(word => mapping[word] !== undefined);
	if (kind === undefined || others.length > 0) {
		complain([], `write exactly one of ${patternKinds.join(', ')}, such as {event: STOP}`);
		return undefined;
	}

	const value = mapping[kind];
	const isNamed = namedKinds.includes(kind);
	if (isNamed ? typeof value !== 'string' : value !== true) {
		complain([kind], isNamed ? `${kind} wants a name` : `write ${kind}: true`);
	}

	const hasMatch = mapping.match !== undefined;
	if (hasMatch && (kind === 'state' || !isNamed)) {
		complain(['match'], 'only a command or an event has members to match');
	}

	const matches = compileMatch(mapping.match ?? {}, at(complain, 'match'));
	const name = isNamed ? String(value) : undefined;
	const details = hasMatch ? ` with ${JSON.stringify(mapping.match)}` : '';
	return {
		kind,
		name,
		matches: hasMatch ? matches : () => true,
		text: `${name === undefined ? kind : `${kind} ${name}`}${details}`,
	};
};

/** What stands behind `never`, `after` or `before`. */
const readMember = (
	written: Mapping,
	member: 'never' | 'after' | 'before',
	complain: Complain,
): Pattern | undefined => {
	const value = written[member];
	if (value === undefined) {
		return undefined;
	}

	complainOfStrangers(isMapping(value) ? value : {}, patternMembers, at(complain, member));
	return readPattern(value, at(complain, member));
};

const readCount = (value: unknown, complain: Complain): Expectation['count'] => {
	if (value === undefined) {
		return undefined;
	}

	const [, low, high = low] = /^(\d+)(?:-(\d+))?$/.exec(String(value)) ?? [];
	const count = {min: Number(low), max: Number(high)};
	if (low === undefined || count.min > count.max || count.max === 0) {
		const shown = JSON.stringify(value);
		complain(['count'], `${shown} is no count; write 2 or 2-5, and never for what must not be`);
	}

	return count;
};

const readWithin = (value: unknown, complain: Complain): number | undefined => {
	const ms = typeof value === 'string' ? parseSpan(value) : undefined;
	if (value !== undefined && ms === undefined) {
		complain(['within'], `${JSON.stringify(value)} is no span; write such as 250ms or 5s`);
	}

	return ms;
};

const textOf = ({what, isNever, after, before, count, within}: Mapping): string => {
	const often = count === undefined ? '' : ` ${count} times`;
	const soon = within === undefined ? '' : ` within ${within}`;
	const behind = after === undefined ? '' : ` after ${after}`;
	const ahead = before === undefined ? '' : ` before ${before}`;
	return `${isNever ? 'never ' : ''}${what}${often}${soon}${behind}${ahead}`;
};

/**
 * Reads an expectation from plain data. What is wrong is told to `complain`, with the path of the member; undefined
 * when it does not say what is expected.
 */
export const parseExpectation = (value: unknown, complain: Complain): Expectation | undefined => {
	const written = isMapping(value) ? value : {};
	complainOfStrangers(written, Object.keys(expectationMembers), complain);
	const isNever = written.never !== undefined;
	const wanted = patternKinds.find(kind => written[kind] !== undefined);
	if (isNever && wanted !== undefined) {
		complain(
			[wanted],
			'an expectation says what is to happen, or with never what must not, not both',
		);
	}

	const what = isNever ? readMember(written, 'never', complain) : readPattern(written, complain);
	const after = readMember(written, 'after', complain);
	const before = readMember(written, 'before', complain);
	const withinMs = readWithin(written.within, complain);
	const count = readCount(written.count, complain);
	if (isNever && count !== undefined) {
		complain(['count'], 'never has no count');
	}

	if (isNever && what !== undefined && what.text === before?.text) {
		complain(['before'], 'this cannot fail: its time ends with what must not happen');
	}

	if (withinMs === 0) {
		complain(['within'], `no time at all: this ${isNever ? 'cannot fail' : 'cannot be met'}`);
	}

	if (what === undefined) {
		return undefined;
	}

	const text = textOf({
		what: what.text,
		isNever,
		after: after?.text,
		before: before?.text,
		count: written.count,
		within: written.within,
	});
	const id = typeof written.id === 'string' ? written.id : text;
	return {id, what, isNever, after, before, withinMs, count, text};
};

/**
 * Reads an expectation from plain data.
 * @throws MockQmpError EXPECTATION_INVALID
 */
export const readExpectation = (value: unknown): Expectation => {
	const problems: string[] = [];
	const expectation = parseExpectation(value, (path, message) =>
		problems.push(path.length === 0 ? message : `${path.join('.')}: ${message}`),
	);
	if (expectation === undefined || problems.length > 0) {
		throw new MockQmpError('EXPECTATION_INVALID', problems.join('\n'), {
			remedy: 'such as {command: query-status, after: {event: STOP}, within: 5s}',
		});
	}

	return expectation;
};
