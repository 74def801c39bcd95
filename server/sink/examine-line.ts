import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Profile} from '../../core/schema/profile.ts';
import {examineEvent} from '../examine.ts';
import {valueAt} from './event-reader.ts';

const MICROSECONDS_MAX = 999_999;

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/**
 * Judges the line of an event: JSON, a stamp, and data as the schema has them. The check throws SyntaxError, or
 * MockQmpError REPLY_INVALID.
 */
export const examineLine = (profile: Profile): ((line: string) => void) => {
	const examine = examineEvent(profile);
	return line => {
		const message: unknown = JSON.parse(line);
		const [event, data] = [valueAt(message, ['event']), valueAt(message, ['data'])];
		const seconds = valueAt(message, ['timestamp', 'seconds']);
		const microseconds = valueAt(message, ['timestamp', 'microseconds']);
		const isStamped = isWhole(seconds) && isWhole(microseconds) && microseconds <= MICROSECONDS_MAX;
		if (typeof event !== 'string' || !isStamped) {
			throw new MockQmpError('REPLY_INVALID', `no event with a name and a stamp: ${line.trim()}`);
		}

		const hasData = typeof data === 'object' && data !== null;
		examine({event, timestamp: {seconds, microseconds}, ...(hasData ? {data} : {})});
	};
};
