import {type JournalEntry, journalLine} from '../../core/machine/journal.ts';
import type {Cancel} from '../../core/runtime/clock.ts';
import type {Controlled, ControlledMachine} from './controlled.ts';

const LENGTH_MAX = 10_000;

/** An entry of a journal, with whose it is and where it stands. */
export interface PlacedEntry {
	readonly machine: number;
	/** Its number: among all machines' where those are looked at together, else among the machine's own. */
	readonly order: number;
	readonly entry: JournalEntry;
}

/** Part of what has happened. */
export interface Excerpt {
	readonly entries: readonly PlacedEntry[];
	/** From where to read on. */
	readonly next: number;
	/** How many were asked for that are no longer kept. */
	readonly lost: number;
}

/** Something that can be read on and on: the journal of one machine, or of all. */
export interface Readable {
	read(since: number, limit: number): Excerpt;
	readonly cursor: number;
	subscribe(listener: () => void): Cancel;
}

/** An entry as JSON. */
export const entryText = ({machine, order, entry}: PlacedEntry): string =>
	`{"machine":${machine},${journalLine({...entry, order}).slice(1)}`;

const cut = (
	kept: readonly PlacedEntry[],
	{since, limit, cursor}: {readonly since: number; readonly limit: number; readonly cursor: number},
): Excerpt => {
	const entries = kept.slice(0, limit);
	const last = entries.at(-1);
	const oldest = entries[0]?.order ?? cursor;
	return {
		entries,
		next: last === undefined ? Math.max(since, cursor) : last.order + 1,
		lost: Math.max(0, oldest - since),
	};
};

/** The journal of one machine. */
export const journalOf = ({index, qmp: {journal}}: ControlledMachine): Readable => ({
	read: (since, limit) =>
		cut(
			journal.since(since).map(entry => ({machine: index, order: entry.order, entry})),
			{since, limit, cursor: journal.cursor},
		),
	get cursor() {
		return journal.cursor;
	},
	subscribe: listener => journal.subscribe(listener),
});

/** What happens on all machines, numbered as it comes: the latest 10,000 entries. */
export class Chronology implements Readable {
	readonly #ring: PlacedEntry[] = [];
	readonly #listeners = new Set<(placed: PlacedEntry) => void>();
	readonly #cancels: readonly Cancel[];
	#order = 0;

	constructor({machines}: Controlled) {
		const before = machines.flatMap(({index, qmp}) =>
			qmp.journal.entries.map(entry => ({index, entry})),
		);
		for (const {index, entry} of before.sort((a, b) => a.entry.at - b.entry.at)) {
			this.#take(index, entry);
		}

		this.#cancels = machines.map(({index, qmp}) =>
			qmp.journal.subscribe(entry => this.#take(index, entry)),
		);
	}

	get cursor(): number {
		return this.#order;
	}

	read(since: number, limit: number): Excerpt {
		const oldest = this.#order - this.#ring.length;
		const begin = Math.max(since, oldest);
		const count = Math.max(0, Math.min(limit, this.#order - begin));
		const kept = Array.from({length: count}, (_, index) =>
			this.#ring.at((begin + index) % LENGTH_MAX),
		).filter(placed => placed !== undefined);
		return cut(kept, {since, limit, cursor: this.#order});
	}

	subscribe(listener: (placed: PlacedEntry) => void): Cancel {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Listens no more. */
	close(): void {
		for (const cancel of this.#cancels) {
			cancel();
		}
	}

	#take(machine: number, entry: JournalEntry): void {
		const placed = {machine, order: this.#order, entry};
		this.#ring[this.#order % LENGTH_MAX] = placed;
		this.#order += 1;
		for (const listener of this.#listeners) {
			listener(placed);
		}
	}
}
