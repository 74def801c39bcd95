import {parseSpan} from '../core/runtime/quantity.ts';
import type {Random} from '../core/runtime/random.ts';

/** A delay as a scenario writes it, read: draws a span in milliseconds, never below 0. */
export interface Delay {
	/** The text it was read from. */
	readonly text: string;
	draw(random: Random): number;
}

const CALL = /^([a-z]+)\((.*)\)$/;
// The quantile of 99 % of the standard normal distribution.
const NORMAL_P99 = 2.326_347_874;

type Draw = (random: Random) => number;
type Family = (first: number, second: number) => Draw;

const FAMILIES: Readonly<Record<string, {readonly spans: 1 | 2; readonly draw: Family}>> = {
	uniform: {spans: 2, draw: (low, high) => random => low + random.next() * (high - low)},
	exp: {spans: 1, draw: mean => random => -mean * Math.log(1 - random.next())},
	normal: {spans: 2, draw: (mean, deviation) => random => mean + deviation * random.normal()},
	lognormal: {
		spans: 2,
		draw: (median, p99) => {
			const sigma = Math.log(p99 / median) / NORMAL_P99;
			return random => median * Math.exp(sigma * random.normal());
		},
	},
};

const parseCall = (text: string): Draw | undefined => {
	const [, name = '', list = ''] = CALL.exec(text) ?? [];
	const family = Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
	const spans = list.split(',').map(parseSpan);
	const [first, second = 0] = spans;
	const isWhole = family !== undefined && spans.length === family.spans;
	return isWhole && first !== undefined && !spans.includes(undefined)
		? family.draw(first, second)
		: undefined;
};

const parseJittered = (text: string): Draw | undefined => {
	const [base, jitter] = text.split('+-').map(parseSpan);
	return base === undefined || jitter === undefined
		? undefined
		: random => base + (2 * random.next() - 1) * jitter;
};

/**
 * Reads a delay: `250ms`, `2s+-200ms`, `uniform(1s, 3s)`, `exp(1s)`, `normal(1s, 200ms)`,
 * `lognormal(median, p99)`. Gives undefined when the text is none of these.
 */
export const parseDelay = (text: string): Delay | undefined => {
	const span = parseSpan(text);
	const draw =
		span === undefined ? (parseCall(text.trim()) ?? parseJittered(text)) : (): number => span;
	return draw === undefined ? undefined : {text, draw: random => Math.max(0, draw(random))};
};
