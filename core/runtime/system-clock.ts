import {
	type Cancel,
	type Clock,
	later,
	MICROSECONDS_PER_MS,
	type Microseconds,
	turnOfTheLoop,
} from './clock.ts';
import {doze} from './doze.ts';
import {inNextTurn} from './next-turn.ts';
import {TaskQueue} from './task-queue.ts';
import {WatchingTime} from './watching-time.ts';

// Timers of the platform are good to a millisecond. Where the time is never watched, what is due within half of one
// runs in the same turn, so that events of one cause leave together, as QEMU's do.
const SLACK_MS = 0.5;
// Node fires at once what should wait longer than a signed 32-bit number of milliseconds.
const TIMEOUT_MAX_MS = 2 ** 31 - 1;
// After so long others get their turn, though more is due: what clients have sent, and what waits for the turn's end.
const TURN_MS = 2;
// How many promises may hang on one another between a task and what it brings about.
const PROMISE_DEPTH = 4;
// A precise clock watches the time for so long before a task is due, and runs none before.
const PRECISE_MS = 1;

const settled = Promise.resolve();

const realNow = (): Microseconds =>
	Math.round((performance.timeOrigin + performance.now()) * MICROSECONDS_PER_MS);

/** Options of the system clock. */
export interface SystemClockOptions {
	/** The instant at which this clock starts; the system's own when left out. */
	readonly start?: Microseconds;
	/** Seconds on this clock in a real second, above 0; 1 when left out. */
	readonly speed?: number;
	/**
	 * Tasks run to a fraction of a millisecond, for which the time is watched before each: that keeps the processor busy
	 * for a twentieth of the time at most, beyond which tasks are as late as timers of the platform are.
	 */
	readonly isPrecise?: boolean;
}

/** The system's time, possibly from another first instant and faster or slower. */
export class SystemClock implements Clock {
	readonly #queue = new TaskQueue();
	// Made once, as is what runs when it is time: a load would leave millions of functions to be collected.
	readonly #afterPromise = (): void => {
		if (this.#promisesLeft > 0) {
			this.#promisesLeft -= 1;
			void settled.then(this.#afterPromise);
		} else {
			this.#runUntil(this.#horizon);
		}
	};
	readonly #onTime = (): void => this.#runDue();
	readonly #onTurn = (): void => {
		const dozedMs = doze(this.#missingMs);
		this.#watching?.spend(performance.now() - this.#watchedFrom - dozedMs);
		this.#runDue();
	};
	readonly #watching: WatchingTime | undefined;
	#speed: number;
	// Where this clock stood at an instant of the system's, and from where it has gone at its present speed.
	#start: Microseconds;
	#realStart = realNow();
	#skipped: Microseconds = 0;
	#last: Microseconds = 0;
	#cancelTimer: Cancel = () => {};
	#timerDue: Microseconds = Number.POSITIVE_INFINITY;
	// In milliseconds of the platform.
	#turnEnd = Number.POSITIVE_INFINITY;
	#watchedFrom = Number.POSITIVE_INFINITY;
	#horizon: Microseconds = Number.POSITIVE_INFINITY;
	#promisesLeft = 0;

	constructor({start, speed = 1, isPrecise = false}: SystemClockOptions = {}) {
		this.#start = start ?? this.#realStart;
		this.#speed = speed;
		this.#watching = isPrecise ? new WatchingTime() : undefined;
	}

	now(): Microseconds {
		this.#last = Math.max(this.#last, this.#measured);
		return this.#last;
	}

	// A task that runs a little early sees its due instant: what counts for when to run others is this one.
	get #measured(): Microseconds {
		const elapsed = (realNow() - this.#realStart) * this.#speed;
		return this.#start + this.#skipped + Math.round(elapsed);
	}

	/** Seconds on this clock in a real second. */
	get speed(): number {
		return this.#speed;
	}

	/**
	 * Goes on at another speed from now on; 0: stands still.
	 * @param speed seconds on this clock in a real second, from 0
	 */
	setSpeed(speed: number): void {
		this.#start = this.now() - this.#skipped;
		this.#realStart = realNow();
		this.#speed = speed;
		this.#timerDue = Number.NaN;
		this.#arm();
	}

	after(delayMs: number, task: () => void): Cancel {
		return this.at(later(this.now(), delayMs), task);
	}

	at(instant: Microseconds, task: () => void): Cancel {
		const cancel = this.#queue.add(instant, task);
		this.#arm();
		return () => {
			cancel();
			this.#arm();
		};
	}

	async advance(ms: number): Promise<void> {
		const end = later(this.now(), ms);
		for (let due = this.#queue.nextDue; due !== undefined && due <= end; ) {
			this.#skipTo(due);
			this.#queue.shift()?.run();
			await turnOfTheLoop();
			due = this.#queue.nextDue;
		}

		this.#skipTo(end);
		this.#timerDue = Number.NaN;
		this.#arm();
	}

	stop(): void {
		this.#queue.clear();
		this.#arm();
	}

	#skipTo(instant: Microseconds): void {
		this.#skipped += Math.max(0, instant - this.now());
	}

	#arm(): void {
		const due = this.#queue.nextDue ?? Number.POSITIVE_INFINITY;
		if (due === this.#timerDue) {
			return;
		}

		this.#cancelTimer();
		this.#cancelTimer = () => {};
		this.#timerDue = due;
		if (due !== Number.POSITIVE_INFINITY) {
			this.#cancelTimer = this.#setTimer(Math.min(this.#missingMs, TIMEOUT_MAX_MS));
		}
	}

	// How long it is until the next task, in milliseconds of the platform.
	get #missingMs(): number {
		const due = this.#queue.nextDue ?? Number.POSITIVE_INFINITY;
		const missing = (due - this.#measured) / MICROSECONDS_PER_MS;
		// Nothing passes on a clock that stands still, but what is due already.
		return missing <= 0 ? 0 : missing / this.#speed;
	}

	#setTimer(delayMs: number): Cancel {
		const watching = this.#watching?.isEnough === true ? this.#watching : undefined;
		if (watching === undefined || delayMs >= PRECISE_MS) {
			const early = watching === undefined ? 0 : PRECISE_MS;
			const timer = setTimeout(this.#onTime, delayMs - early);
			return () => clearTimeout(timer);
		}

		this.#watchedFrom = performance.now();
		return inNextTurn(this.#onTurn);
	}

	#runDue(): void {
		this.#timerDue = Number.POSITIVE_INFINITY;
		this.#turnEnd = performance.now() + TURN_MS;
		const slack = this.#watching === undefined ? SLACK_MS * this.#speed : 0;
		this.#runUntil(later(this.#measured, slack));
	}

	#runInNextTurn(due: Microseconds): void {
		this.#cancelTimer();
		this.#cancelTimer = inNextTurn(this.#onTime);
		this.#timerDue = due;
	}

	// A task sees its due instant as the present one, so that stamps keep the spacing of the script. Promises settle
	// after each, as on the virtual clock: a reply that one task has settled leaves before the event of the next.
	#runUntil(horizon: Microseconds): void {
		const due = this.#queue.nextDue;
		if (due === undefined || due > horizon) {
			this.#arm();
			return;
		}

		if (performance.now() > this.#turnEnd) {
			this.#runInNextTurn(due);
			return;
		}

		const task = this.#queue.shift();
		this.#last = Math.max(this.#last, due);
		task?.run();
		this.#horizon = horizon;
		this.#promisesLeft = PROMISE_DEPTH;
		void settled.then(this.#afterPromise);
	}
}
