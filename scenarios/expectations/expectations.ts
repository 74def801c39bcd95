import type {Journal, JournalEntry} from '../../core/machine/journal.ts';
import type {Cancel, Clock, Microseconds} from '../../core/runtime/clock.ts';
import type {Expectation} from './expectation.ts';
import {Judge, type VerdictState} from './judge.ts';
import {describeEntry, describeInstant} from './timeline-text.ts';

// Enough for the surroundings of a verdict; a storm of events must not fill memory.
const HISTORY_LENGTH_MAX = 1000;
const ENTRIES_BEFORE = 8;
const ENTRIES_AFTER = 4;

/** How one expectation stands, for people and for reports. */
export interface Verdict {
	readonly expectation: Expectation;
	readonly state: VerdictState;
	/** Why it stands so. */
	readonly reason: string;
	/** Happenings that were nearly the right one, each with why it did not count. */
	readonly seen: readonly string[];
	/** What happened around the verdict, a line each. */
	readonly timeline: readonly string[];
	/** From the start to the verdict, in milliseconds; to now while it is open. */
	readonly afterMs: number;
}

/** All that is expected of one run, judged on the machine's clock from the journal. */
export class Expectations {
	readonly #journal: Journal;
	readonly #clock: Clock;
	readonly #zero: Microseconds;
	readonly #judges: Judge[] = [];
	readonly #history: JournalEntry[] = [];
	readonly #waiters: Array<() => void> = [];
	readonly #lookers = new Set<() => void>();
	#isHearing = false;
	#hasSettled = false;

	/** @param zero When the run began; now when left out. */
	constructor(journal: Journal, clock: Clock, zero: Microseconds = clock.now()) {
		this.#journal = journal;
		this.#clock = clock;
		this.#zero = zero;
	}

	/** Expects something from now on. With the first, the journal is listened to. */
	add(...expectations: readonly Expectation[]): void {
		if (this.#judges.length === 0 && expectations.length > 0) {
			this.#journal.subscribe(entry => this.#hear(entry));
		}

		for (const expectation of expectations) {
			this.#judges.push(new Judge(expectation, this.#clock, () => this.#settled()));
		}
	}

	/** How all stand, in the order in which they were added. */
	get verdicts(): readonly Verdict[] {
		return this.#judges.map(judge => this.#verdict(judge));
	}

	/** Only whether they are met, which is cheaper. */
	get states(): readonly VerdictState[] {
		return this.#judges.map(({state}) => state);
	}

	/** Calls `listener` when an expectation is met, or can be met no more. */
	onSettled(expectation: Expectation, listener: () => void): Cancel {
		const look = (): void => {
			if (this.#judges.some(judge => judge.expectation === expectation && judge.state !== 'open')) {
				this.#lookers.delete(look);
				listener();
			}
		};

		this.#lookers.add(look);
		look();
		return () => {
			this.#lookers.delete(look);
		};
	}

	/** Resolves when no expectation waits for the end of its time. */
	judged(): Promise<void> {
		return new Promise(resolve => {
			this.#waiters.push(resolve);
			this.#wake();
		});
	}

	/** The run is over: what is open is settled. */
	finish(): void {
		for (const judge of this.#judges) {
			judge.finish();
		}
	}

	// What settles one expectation may begin the time of the next: all hear it before anybody is told.
	#settled(): void {
		if (this.#isHearing) {
			this.#hasSettled = true;
		} else {
			this.#wake();
		}
	}

	#wake(): void {
		for (const look of [...this.#lookers]) {
			look();
		}

		if (!this.#judges.some(({hasDeadline}) => hasDeadline)) {
			for (const resolve of this.#waiters.splice(0)) {
				resolve();
			}
		}
	}

	#hear(entry: JournalEntry): void {
		this.#history.push(entry);
		if (this.#history.length > 2 * HISTORY_LENGTH_MAX) {
			this.#history.splice(0, HISTORY_LENGTH_MAX);
		}

		this.#isHearing = true;
		for (const judge of this.#judges) {
			judge.hear(entry);
		}

		this.#isHearing = false;
		if (this.#hasSettled) {
			this.#hasSettled = false;
			this.#wake();
		}
	}

	#verdict({expectation, state, reason, settledAt, nearMisses}: Judge): Verdict {
		const instant = settledAt ?? this.#clock.now();
		return {
			expectation,
			state,
			reason,
			seen: nearMisses.map(({entry, why}) => `${this.#line(entry)} (${why})`),
			timeline: this.#around(instant),
			afterMs: (instant - this.#zero) / 1000,
		};
	}

	#around(instant: Microseconds): readonly string[] {
		const following = this.#history.findIndex(({at}) => at > instant);
		const index = following < 0 ? this.#history.length : following;
		return this.#history
			.slice(Math.max(0, index - ENTRIES_BEFORE), index + ENTRIES_AFTER)
			.map(entry => this.#line(entry));
	}

	#line(entry: JournalEntry): string {
		return `${describeInstant(entry.at - this.#zero)} ${describeEntry(entry)}`;
	}
}
