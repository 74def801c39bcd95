import type {JournalEntry} from '../../core/machine/journal.ts';
import {type Cancel, type Clock, later, type Microseconds} from '../../core/runtime/clock.ts';
import type {Expectation, Pattern} from './expectation.ts';

// So many happenings that were nearly the right one are kept for the report.
const NEAR_MAX = 5;
// An instant is a whole microsecond: what happens in the last one is still in time.
const LAST_MICROSECOND_MS = 0.001;

/** How an expectation stands. */
export type VerdictState = 'met' | 'unmet' | 'open';

/** A happening of the right kind and name that did not count, and why. */
export interface NearMiss {
	readonly entry: JournalEntry;
	readonly why: string;
}

/** The name of an entry, of kinds that have one. */
const nameOf = (entry: JournalEntry): string | undefined => {
	switch (entry.kind) {
		case 'command':
			return entry.command;
		case 'event':
			return entry.event;
		case 'state':
			return entry.state;
		default:
			return undefined;
	}
};

const isNamed = ({kind, name}: Pattern, entry: JournalEntry): boolean =>
	entry.kind === kind && nameOf(entry) === name;

const detailsOf = (entry: JournalEntry): unknown =>
	entry.kind === 'command' ? entry.arguments : entry.kind === 'event' ? (entry.data ?? {}) : {};

/** Whether this has happened. */
const isPattern = (pattern: Pattern | undefined, entry: JournalEntry): boolean =>
	pattern !== undefined && isNamed(pattern, entry) && pattern.matches(detailsOf(entry));

/** Judges one expectation from what happens, as it happens. */
export class Judge {
	readonly expectation: Expectation;
	readonly nearMisses: NearMiss[] = [];
	readonly #clock: Clock;
	readonly #onSettled: () => void;
	#state: VerdictState = 'open';
	#reason = 'has not happened yet';
	#settledAt: Microseconds | undefined;
	#isWatching = false;
	#count = 0;
	#cancel: Cancel = () => {};

	constructor(expectation: Expectation, clock: Clock, onSettled: () => void) {
		this.expectation = expectation;
		this.#clock = clock;
		this.#onSettled = onSettled;
		if (expectation.after === undefined) {
			this.#begin();
		}
	}

	get state(): VerdictState {
		return this.#state;
	}

	/** Whether its time runs and will end. */
	get hasDeadline(): boolean {
		return this.#state === 'open' && this.#isWatching && this.expectation.withinMs !== undefined;
	}

	/** Why it stands so, as a sentence without an end mark. */
	get reason(): string {
		return this.#reason;
	}

	/** When it was settled; undefined while it is open. */
	get settledAt(): Microseconds | undefined {
		return this.#settledAt;
	}

	/** Takes note of what has happened. */
	hear(entry: JournalEntry): void {
		const {what, after, before} = this.expectation;
		if (this.#state !== 'open') {
			this.#noteNear(entry, 'too late');
		} else if (!this.#isWatching) {
			if (isPattern(after, entry)) {
				this.#begin();
			} else {
				this.#noteNear(entry, `ahead of ${after?.text}`);
			}
		} else if (isPattern(before, entry)) {
			this.#end(`${before?.text} came`);
		} else if (isPattern(what, entry)) {
			this.#happened(entry);
		} else {
			this.#noteNear(entry, 'other members');
		}
	}

	/** The run is over: what is open is settled. */
	finish(): void {
		if (this.#state !== 'open') {
			return;
		}

		if (this.#isWatching || this.expectation.isNever) {
			this.#end('the run ended');
		} else {
			this.#settle('unmet', `${this.expectation.after?.text} never came`);
		}
	}

	#begin(): void {
		const {withinMs, isNever} = this.expectation;
		this.#isWatching = true;
		this.#reason = isNever ? 'has not happened so far' : 'has not happened yet';
		if (withinMs !== undefined) {
			const deadline = later(this.#clock.now(), withinMs + LAST_MICROSECOND_MS);
			this.#cancel = this.#clock.at(deadline, () => this.#end('the time was over'));
		}
	}

	#happened(entry: JournalEntry): void {
		const {isNever, count} = this.expectation;
		this.#count += 1;
		if (isNever) {
			this.nearMisses.push({entry, why: 'this must not be'});
			this.#settle('unmet', 'it happened');
		} else if (count === undefined) {
			this.#settle('met', 'it happened');
		} else if (this.#count > count.max) {
			this.#settle('unmet', `it happened ${this.#count} times`);
		} else {
			this.#reason = `has happened ${this.#count} times so far`;
		}
	}

	#end(how: string): void {
		const {isNever, count} = this.expectation;
		if (isNever) {
			this.#settle('met', `${how} and it had not happened`);
		} else if (count === undefined || this.#count === 0) {
			this.#settle('unmet', `${how} and it had not happened`);
		} else {
			const isEnough = this.#count >= count.min;
			this.#settle(isEnough ? 'met' : 'unmet', `${how} and it had happened ${this.#count} times`);
		}
	}

	#settle(state: VerdictState, reason: string): void {
		this.#state = state;
		this.#reason = reason;
		this.#settledAt = this.#clock.now();
		this.#cancel();
		this.#onSettled();
	}

	#noteNear(entry: JournalEntry, why: string): void {
		const {what, isNever} = this.expectation;
		const isNear = !isNever && this.#state !== 'met' && isNamed(what, entry);
		if (isNear && this.nearMisses.length < NEAR_MAX) {
			this.nearMisses.push({entry, why});
		}
	}
}
