import type {JournalEntry} from '../../core/machine/journal.ts';
import {MICROSECONDS_PER_MS, type Microseconds} from '../../core/runtime/clock.ts';

/** Something that happens in a plan. */
export interface PlanEntry {
	/** Milliseconds from the scenario's zero. */
	readonly atMs: number;
	/** What a lane of a picture is called: the event, or the kind of what else happens. */
	readonly lane: string;
	/** The rest, in a few words. */
	readonly detail: string;
}

const compact = (data: unknown): string =>
	data === undefined ? '' : JSON.stringify(data).replaceAll('"', '').slice(1, -1);

/** What the entries of a journal are in a plan; those of clients are none. */
export const planOf = (
	entries: readonly JournalEntry[],
	zero: Microseconds,
): readonly PlanEntry[] =>
	entries.flatMap(entry => {
		const atMs = (entry.at - zero) / MICROSECONDS_PER_MS;
		switch (entry.kind) {
			case 'event':
				return [{atMs, lane: entry.event, detail: compact(entry.data)}];
			case 'state':
				return [{atMs, lane: 'state', detail: `${entry.from} to ${entry.state}`}];
			case 'fault':
				return [{atMs, lane: 'fault', detail: entry.fault}];
			default:
				return [];
		}
	});

/** An offset as people read it: `+2.013 s`, `+1:02:03.000`. */
export const offsetText = (ms: number): string => {
	const seconds = ms / 1000;
	if (seconds < 60) {
		return `+${seconds.toFixed(3)} s`;
	}

	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	const rest = (seconds % 60).toFixed(3).padStart(6, '0');
	return `+${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
};
