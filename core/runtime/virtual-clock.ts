import {type Cancel, type Clock, later, type Microseconds, turnOfTheLoop} from './clock.ts';
import {TaskQueue} from './task-queue.ts';

/** 2026-01-01T00:00:00Z, where virtual time begins unless told otherwise. */
export const VIRTUAL_START: Microseconds = Date.UTC(2026, 0, 1) * 1000;

/** Time that moves only when told. */
export class VirtualClock implements Clock {
	readonly #queue = new TaskQueue();
	#now: Microseconds;

	constructor(start: Microseconds = VIRTUAL_START) {
		this.#now = start;
	}

	now(): Microseconds {
		return this.#now;
	}

	after(delayMs: number, task: () => void): Cancel {
		return this.at(later(this.#now, delayMs), task);
	}

	at(instant: Microseconds, task: () => void): Cancel {
		return this.#queue.add(Math.max(instant, this.#now), task);
	}

	stop(): void {
		this.#queue.clear();
	}

	async advance(ms: number): Promise<void> {
		const end = later(this.#now, ms);
		await turnOfTheLoop();
		while (this.#runNext(end)) {
			await turnOfTheLoop();
		}

		this.#now = end;
	}

	#runNext(end: Microseconds): boolean {
		const due = this.#queue.nextDue;
		if (due === undefined || due > end) {
			return false;
		}

		const task = this.#queue.shift();
		this.#now = due;
		task?.run();
		return true;
	}
}
