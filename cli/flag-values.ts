import {MockQmpError} from '../core/runtime/errors.ts';
import {processorCount} from '../core/runtime/host.ts';
import {jsonOrText} from '../core/runtime/json-or-text.ts';

// What the words of flags stand for; undefined where a word stands for nothing.

/** A factor above 0, or `max`. */
export const readSpeed = (text: string): number | 'max' | undefined => {
	const factor = Number(text);
	return text === 'max' ? 'max' : factor > 0 && Number.isFinite(factor) ? factor : undefined;
};

/** A whole number from 1, or `forever`. */
export const readRepeat = (text: string): number | undefined => {
	const times = text === 'forever' ? Number.POSITIVE_INFINITY : Number(text);
	return text === 'forever' || (Number.isSafeInteger(times) && times >= 1) ? times : undefined;
};

/** A whole number from 0. */
export const readCount = (text: string): number | undefined =>
	/^\d+$/.test(text) ? Number(text) : undefined;

/** A whole number from 1. */
export const readCountFromOne = (text: string): number | undefined => readCount(text) || undefined;

/** A number of processes; `auto`: one for each processor. */
export const readWorkers = (text: string): number | undefined =>
	text === 'auto' ? processorCount() : readCountFromOne(text);

/** Events a second, above 0. */
export const readRate = (text: string): number | undefined => {
	const rate = Number(text);
	return rate > 0 && Number.isFinite(rate) ? rate : undefined;
};

/** A date and time of ISO 8601, or seconds since 1970, in microseconds. */
export const readMoment = (text: string): number | undefined =>
	/^\d+(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * 1_000_000) : readInstant(text);

/** A date and time of ISO 8601, in microseconds. */
export const readInstant = (text: string): number | undefined => {
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) ? undefined : milliseconds * 1000;
};

/**
 * KEY=VALUE by key; values are JSON where they can be read as such, else text.
 * @throws MockQmpError OPTION_INVALID
 */
export const readPairs = (pairs: readonly string[]): Readonly<Record<string, unknown>> =>
	Object.fromEntries(
		pairs.map(pair => {
			const equals = pair.indexOf('=');
			if (equals < 1) {
				throw new MockQmpError('OPTION_INVALID', `"${pair}" is not KEY=VALUE`);
			}

			return [pair.slice(0, equals), jsonOrText(pair.slice(equals + 1))];
		}),
	);
