import {MICROSECONDS_PER_MS, type Microseconds} from '../../core/runtime/clock.ts';
import type {Direction, TranscriptEntry} from './transcript.ts';

/** A session that somebody else has written down. */
export interface ImportedSession {
	/** What it is called in its source: a domain, the address of a monitor in libvirt's memory. */
	readonly name: string;
	readonly entries: readonly TranscriptEntry[];
}

const STAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})([+-]\d\d)(\d\d)$/;

/** libvirt's way to write an instant, such as `2026-11-23 23:17:33.260+0000`; undefined for anything else. */
export const parseStamp = (text: string): Microseconds | undefined => {
	const [, day, time, hours, minutes] = STAMP.exec(text) ?? [];
	const milliseconds = Date.parse(`${day}T${time}${hours}:${minutes}`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds * MICROSECONDS_PER_MS;
};

/** Puts together sessions whose messages stand between each other. */
export class SessionCollector {
	readonly #sessions = new Map<string, {readonly zero: Microseconds; entries: TranscriptEntry[]}>();

	/** Adds a message, or the end of a side, to the session of that name. */
	add(
		name: string,
		instant: Microseconds,
		entry: {direction: Direction; text: string | undefined},
	) {
		const session = this.#sessions.get(name) ?? {zero: instant, entries: []};
		this.#sessions.set(name, session);
		const atMs = Math.max(0, instant - session.zero) / MICROSECONDS_PER_MS;
		session.entries.push({atMs, ...entry});
	}

	/** All sessions, in the order of their first messages. */
	get sessions(): readonly ImportedSession[] {
		return [...this.#sessions].map(([name, {entries}]) => ({name, entries}));
	}
}
