import {suggest} from '../runtime/closest.ts';
import {parseSize, parseSpan} from '../runtime/quantity.ts';

/** Numbers from `min` to `max`, both included. */
export interface Range {
	readonly min: number;
	readonly max: number;
}

interface Common {
	/** What it means, as a phrase for the reference. */
	readonly doc: string;
}

/** What a kind of fault, or a fault as such, can be told. Units: spans are milliseconds, sizes bytes. */
export type Parameter = Common &
	(
		| {readonly type: 'count'; readonly min: number; readonly default: number}
		| {readonly type: 'span'; readonly default: number}
		/** A span that may be negative, such as `-1h`. */
		| {readonly type: 'shift'; readonly default: number}
		| {readonly type: 'size'; readonly default: number}
		/** A number or `1-64`; from 1. */
		| {readonly type: 'range'; readonly default: Range}
		| {readonly type: 'boolean'; readonly default: boolean}
		| {readonly type: 'text'; readonly default: string}
		| {readonly type: 'choice'; readonly choices: readonly string[]; readonly default: string}
	);

/** Parameters by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** A value of a parameter, read. */
export type ParameterValue = number | boolean | string | Range;

interface TypeOf {
	readonly count: number;
	readonly span: number;
	readonly shift: number;
	readonly size: number;
	readonly range: Range;
	readonly boolean: boolean;
	readonly text: string;
}

type ValueOf<P extends Parameter> = P extends {
	readonly choices: ReadonlyArray<infer C extends string>;
}
	? C
	: P['type'] extends keyof TypeOf
		? TypeOf[P['type']]
		: never;

/** Values of parameters by name. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The values of parameters, read. */
export type ValuesOf<P extends Parameters> = {readonly [K in keyof P]: ValueOf<P[K]>};

const WANTED: Readonly<Record<Parameter['type'], string>> = {
	count: 'a whole number',
	span: 'a span such as 250ms or 2s',
	shift: 'a span such as 1h or -1h',
	size: 'a size such as 64KiB',
	range: 'a whole number from 1 or a range such as 1-64',
	boolean: 'true or false',
	text: 'text',
	choice: 'a word',
};

const readRange = (value: unknown): Range | undefined => {
	const [, low, high] = /^(\d+)(?:-(\d+))?$/.exec(String(value)) ?? [];
	const range = {min: Number(low), max: Number(high ?? low)};
	return range.min >= 1 && range.max >= range.min ? range : undefined;
};

const readShift = (text: string): number | undefined => {
	const span = parseSpan(text.replace(/^[-+]/, ''));
	return span === undefined ? undefined : (text.startsWith('-') ? -1 : 1) * span;
};

const readCount = (value: unknown, min: number): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= min ? value : undefined;

/** What a written value stands for; undefined when it is no value of this parameter. */
export const readParameter = (parameter: Parameter, value: unknown): ParameterValue | undefined => {
	switch (parameter.type) {
		case 'count':
			return readCount(value, parameter.min);
		case 'span':
			return typeof value === 'string' ? parseSpan(value) : undefined;
		case 'shift':
			return typeof value === 'string' ? readShift(value) : undefined;
		case 'size':
			return parseSize(String(value));
		case 'range':
			return readRange(value);
		case 'boolean':
			return typeof value === 'boolean' ? value : undefined;
		case 'text':
			return typeof value === 'string' ? value : undefined;
		case 'choice':
			return parameter.choices.find(choice => choice === value);
		default:
			return parameter satisfies never;
	}
};

/** What to write for a parameter, after a value that was none. */
export const wantedOf = (parameter: Parameter, value: unknown): string => {
	if (parameter.type === 'choice') {
		return suggest(String(value), parameter.choices);
	}

	return parameter.type === 'count' && parameter.min > 0
		? `write ${WANTED.count} from ${parameter.min}`
		: `write ${WANTED[parameter.type]}`;
};
