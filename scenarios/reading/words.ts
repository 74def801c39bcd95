import {parseSize, parseSpan} from '../../core/runtime/quantity.ts';
import {type Delay, parseDelay} from '../duration.ts';
import type {ArrivalPattern} from '../scenario.ts';
import {type Reader, scalar} from './reader.ts';

const SPANS = '250ms, 2s, 5m or 1h';
const PER: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3600};
const RATE = /^(\d+(?:\.\d+)?)\/([smh])$/;

const fromText =
	<T>(parse: (text: string) => T | undefined) =>
	(value: unknown): T | undefined =>
		typeof value === 'string' ? parse(value) : undefined;

/** Reads a delay, fixed or drawn. */
export const delay: Reader<Delay> = scalar(
	fromText(parseDelay),
	'a delay such as 250ms, 2s+-200ms, uniform(1s, 3s), exp(1s), normal(1s, 200ms) or lognormal(1s, 4s)',
	{
		type: 'string',
		examples: ['250ms', '2s+-200ms', 'uniform(1s, 3s)', 'exp(1s)', 'lognormal(1s, 4s)'],
	},
);

/** Reads a fixed time, in milliseconds. */
export const span: Reader<number> = scalar(fromText(parseSpan), `a time such as ${SPANS}`, {
	type: 'string',
	pattern: '^\\d+(\\.\\d+)?(us|ms|s|m|h|d)$',
});

/** Reads a size, in bytes. */
export const size: Reader<number> = scalar(
	value => parseSize(String(value)),
	'a size such as 512MiB or 4096',
	{type: ['string', 'integer'], pattern: '^\\d+(KiB|MiB|GiB|TiB)?$'},
);

/** A rate such as `20000/s` or `2/m`, in events a second. */
const parseRate = (text: string): number | undefined => {
	const [, digits, unit] = RATE.exec(text.trim()) ?? [];
	return digits === undefined ? undefined : Number(digits) / (PER[unit ?? ''] ?? 1);
};

const parseRamp = (text: string): readonly [number, number] | 'max' | undefined => {
	if (text === 'max') {
		return text;
	}

	const [from, to = from, ...rest] = text.split('..').map(parseRate);
	return from === undefined || to === undefined || rest.length > 0 ? undefined : [from, to];
};

/** Reads a rate, or one that changes: `20000/s`, `0/s..20000/s`, `max`. */
export const rate: Reader<readonly [number, number] | 'max'> = scalar(
	fromText(parseRamp),
	'a rate such as 20000/s, 0/s..20000/s or max',
	{type: 'string', examples: ['20000/s', '0/s..20000/s', 'max']},
);

const parseArrivals = (text: string): ArrivalPattern | undefined => {
	const [, kind = '', inner = ''] = /^(poisson|even|burst)\((.*)\)$/.exec(text.trim()) ?? [];
	if (kind === 'poisson' || kind === 'even') {
		const perSecond = parseRate(inner);
		return perSecond === undefined || perSecond === 0 ? undefined : {kind, perSecond};
	}

	const [, digits, every = ''] = /^\s*(\d+)\s*,\s*every:\s*(\S+)\s*$/.exec(inner) ?? [];
	const everyMs = parseSpan(every);
	return kind === 'burst' && digits !== undefined && everyMs !== undefined && everyMs > 0
		? {kind, count: Number(digits), everyMs}
		: undefined;
};

/** Reads when things arrive. */
export const arrivals: Reader<ArrivalPattern> = scalar(
	fromText(parseArrivals),
	'arrivals such as poisson(3/s), even(3/s) or burst(50, every: 10s)',
	{type: 'string', examples: ['poisson(3/s)', 'even(3/s)', 'burst(50, every: 10s)']},
);

/** Reads on or off. */
export const onOff: Reader<boolean> = scalar(
	value =>
		new Map<unknown, boolean>([
			['on', true],
			['off', false],
			[true, true],
			[false, false],
		]).get(value),
	'on or off',
	{enum: ['on', 'off', true, false]},
);
