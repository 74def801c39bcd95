import {type Cancel, type Clock, later, type Microseconds} from './clock.ts';
import {TaskQueue} from './task-queue.ts';

/** Time that waits for nothing: it jumps to whatever is due next, one task each turn of the event loop. */
export class RacingClock implements Clock {
	readonly #queue = new TaskQueue();
	#now: Microseconds;
	#immediate: NodeJS.Immediate | undefined;

	constructor(start: Microseconds) {
		this.#now = start;
	}

	now(): Microseconds {
		return this.#now;
	}

	after(delayMs: number, task: () => void): Cancel {
		return this.at(later(this.#now, delayMs), task);
	}

	at(instant: Microseconds, task: () => void): Cancel {
		const cancel = this.#queue.add(Math.max(instant, this.#now), task);
		this.#immediate ??= setImmediate(() => this.#runNext());
		return cancel;
	}

	/** This time passes by itself: resolves when it has. */
	advance(ms: number): Promise<void> {
		return new Promise(resolve => {
			this.after(ms, resolve);
		});
	}

	stop(): void {
		this.#queue.clear();
		clearImmediate(this.#immediate);
		this.#immediate = undefined;
	}

	#runNext(): void {
		this.#immediate = undefined;
		const task = this.#queue.shift();
		if (task !== undefined) {
			this.#now = Math.max(this.#now, task.due);
			task.run();
		}

		if (this.#queue.nextDue !== undefined) {
			this.#immediate ??= setImmediate(() => this.#runNext());
		}
	}
}
