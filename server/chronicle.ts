import type {Journal, JournalEntry} from '../core/machine/journal.ts';
import type {Cancel} from '../core/runtime/clock.ts';
import {Listeners} from '../core/runtime/listeners.ts';

/** An entry of one kind. */
export type EntryOf<K extends JournalEntry['kind']> = Extract<JournalEntry, {readonly kind: K}>;

/** A command that a client has sent. */
export type SeenCommand = EntryOf<'command'>;

/** An event that has gone out. */
export type SeenEvent = EntryOf<'event'>;

/** The journal of one mock, whichever machine it has at present: what a reset has forgotten is gone here too. */
export class Chronicle {
	#journal: Journal;
	readonly #listeners = new Listeners<(entry: JournalEntry) => void>();
	#unsubscribe: Cancel | undefined;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	/** Goes on with the journal of another machine, whose first entry says so. */
	follow(journal: Journal): void {
		journal.keep(this.#journal.lengthMax, this.#journal.cursor);
		this.#unsubscribe?.();
		this.#unsubscribe = undefined;
		this.#journal = journal;
		this.#listen();
		if (journal.isOn) {
			journal.record({kind: 'reset'});
		}
	}

	/** The order of the next entry: reading since it gives what comes from now on. */
	get cursor(): number {
		return this.#journal.cursor;
	}

	/** How many entries are kept at most. */
	get lengthMax(): number {
		return this.#journal.lengthMax;
	}

	/** What is kept, oldest first. */
	get entries(): readonly JournalEntry[] {
		return this.#journal.entries;
	}

	/** What is kept from that order on. */
	since(order: number): readonly JournalEntry[] {
		return this.#journal.since(order);
	}

	/** What is kept of the commands. */
	get commands(): readonly SeenCommand[] {
		return this.entries.filter(entry => entry.kind === 'command');
	}

	/** What is kept of the events. */
	get events(): readonly SeenEvent[] {
		return this.entries.filter(entry => entry.kind === 'event');
	}

	/** Calls `listener` for each entry from now on. */
	subscribe(listener: (entry: JournalEntry) => void): Cancel {
		const remove = this.#listeners.add(listener);
		this.#listen();
		return () => {
			remove();
			if (this.#listeners.size === 0) {
				this.#unsubscribe?.();
				this.#unsubscribe = undefined;
			}
		};
	}

	// Only while somebody listens: a journal that nobody wants costs nothing.
	#listen(): void {
		if (this.#unsubscribe === undefined && this.#listeners.size > 0) {
			this.#unsubscribe = this.#journal.subscribe(entry => {
				for (const listener of this.#listeners) {
					listener(entry);
				}
			});
		}
	}
}
