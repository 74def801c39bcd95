/** An instant: microseconds since the Unix epoch, a whole number. */
export type Microseconds = number;

/** Takes back what was set; calling it twice, or too late, does nothing. */
export type Cancel = () => void;

/** The time of one process, for everything that waits or stamps. */
export interface Clock {
	/** The present instant. Never goes back. */
	now(): Microseconds;
	/**
	 * Runs `task` when `delayMs` milliseconds (fractions count) have passed on this clock.
	 * Tasks due at the same instant run in the order in which they were set.
	 */
	after(delayMs: number, task: () => void): Cancel;
	/** Runs `task` at `instant`, or as soon as possible when that has passed. */
	at(instant: Microseconds, task: () => void): Cancel;
	/**
	 * Moves time on by `ms` milliseconds at once, whatever pace it has. Due tasks run one by one, each at its own
	 * instant, with a turn of the event loop after each, so that promises and streams settle in between.
	 */
	advance(ms: number): Promise<void>;
	/** Holds no timer any more and forgets all tasks. */
	stop(): void;
}

/** Lets all that is ready in the event loop go first. */
export const turnOfTheLoop = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

/** Microseconds in a millisecond, the units of instants and of spans. */
export const MICROSECONDS_PER_MS = 1000;

/** The instant that lies `delayMs` milliseconds after `instant`. */
export const later = (instant: Microseconds, delayMs: number): Microseconds =>
	instant + Math.round(delayMs * MICROSECONDS_PER_MS);
