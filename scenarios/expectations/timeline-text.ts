import {type JournalEntry, journalLine} from '../../core/machine/journal.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';

const DETAILS_LENGTH_MAX = 120;
const MICROSECONDS_PER_SECOND = 1_000_000;

/** A span since the start: `+2.000130s`. */
export const describeInstant = (elapsed: Microseconds): string =>
	`+${(elapsed / MICROSECONDS_PER_SECOND).toFixed(6)}s`;

const shortened = (text: string): string =>
	text.length > DETAILS_LENGTH_MAX ? `${text.slice(0, DETAILS_LENGTH_MAX)}...` : text;

/** What has happened as words and, shortened, its details: `command compat_monitor0#0 cont {}`. */
export const describeEntry = (entry: JournalEntry): string => {
	// Through the journal's own JSON, so that large integers are shown as it shows them.
	const details: Readonly<Record<string, unknown>> = JSON.parse(journalLine(entry));
	const {kind, client, command, event, state, fault, scenario, phase} = details;
	const words = [kind, client, command, event, state, fault, scenario, phase].filter(
		word => typeof word === 'string',
	);
	const value = details.arguments ?? details.data ?? details.reply;
	return [...words, ...(value === undefined ? [] : [shortened(JSON.stringify(value))])].join(' ');
};
