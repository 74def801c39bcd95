import type {Match, Matcher} from '../match.ts';

/** What can be expected to happen: a kind of the journal's entries. */
export type PatternKind = 'command' | 'event' | 'state' | 'connect' | 'negotiated' | 'disconnect';

/** The kinds; the first three are named, of the others `true` is said. */
export const patternKinds: readonly PatternKind[] = [
	'command',
	'event',
	'state',
	'connect',
	'negotiated',
	'disconnect',
];

/** Kinds whose entries have a name. */
export const namedKinds: readonly PatternKind[] = ['command', 'event', 'state'];

/** Something that may happen, as a scenario writes it: `{command: cont}`, `{event: STOP}`, `{connect: true}`. */
export interface PatternSpec {
	readonly command?: string;
	readonly event?: string;
	readonly state?: string;
	readonly connect?: true;
	readonly negotiated?: true;
	readonly disconnect?: true;
	/** A subset of the command's arguments or the event's data. */
	readonly match?: Match;
}

/** An expectation as a scenario, the library or the control API writes it. */
export type ExpectationSpec = {
	/** Its name in reports. */
	readonly id?: string;
	/** The time in which it is judged begins with this; when left out, with the expectation itself. */
	readonly after?: PatternSpec;
	/** It ends with this. */
	readonly before?: PatternSpec;
	/** It ends so long after it has begun: a span such as `5s`. */
	readonly within?: string;
} & (
	| (PatternSpec & {
			/** How often in that time: a number or `2-5`; at least once when left out. */
			readonly count?: number | string;
	  })
	| {readonly never: PatternSpec}
);

/** Something that may happen, checked. */
export interface Pattern {
	readonly kind: PatternKind;
	/** Undefined for kinds without names. */
	readonly name: string | undefined;
	readonly matches: Matcher;
	/** For people. */
	readonly text: string;
}

/** What is expected of the client or of the run, checked. */
export interface Expectation {
	readonly id: string;
	readonly what: Pattern;
	readonly isNever: boolean;
	readonly after: Pattern | undefined;
	readonly before: Pattern | undefined;
	readonly withinMs: number | undefined;
	/** How often; undefined: at least once. */
	readonly count: {readonly min: number; readonly max: number} | undefined;
	/** For people: `command query-status within 5s after event STOP`. */
	readonly text: string;
	/** Where it is written, if in a file. */
	readonly place?: ExpectationPlace;
}

/** A place in a file; line from 1. */
export interface ExpectationPlace {
	readonly file: string;
	readonly line: number;
}

/** The members of an expectation, with what they mean. */
export const expectationMembers: Readonly<Record<string, string>> = {
	id: 'its name in reports',
	command: 'the name of a command that a client sends',
	event: 'the name of an event that goes out',
	state: 'a run state that the machine enters',
	connect: 'true: a client is served',
	negotiated: 'true: a client has negotiated',
	disconnect: 'true: a client leaves',
	match: "a subset of the command's arguments or the event's data",
	never: 'what must not happen, in place of what must',
	after: 'begins with this',
	before: 'ends with this',
	within: 'ends so long after it has begun',
	count: 'how often: a number, or a range such as 2-5',
};

/** The members of what stands behind `never`, `after` and `before`. */
export const patternMembers: readonly string[] = [...patternKinds, 'match'];
