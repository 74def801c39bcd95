import type {Cancel, Clock, Microseconds} from '../../core/runtime/clock.ts';

// Each wake may leave work to the end of the turn, which must not pile up when many are late.
const WAKES_A_TASK = 128;

/** What sleeps until an instant. */
export interface Sleeper {
	/** Told that it is time; `due` is the instant that was asked for. */
	wake(due: Microseconds): void;
}

/**
 * Wakes the loads of many machines with one task of their clock, and without memory taken for each time: a binary heap
 * by (due instant, order of asking). Nothing is taken back; a sleeper passes over what it no longer waits for.
 */
export class WakeQueue {
	readonly #clock: Clock;
	// Side by side: when each is due, the how-manieth request it was, and whose.
	readonly #dues: number[] = [];
	readonly #orders: number[] = [];
	readonly #sleepers: Sleeper[] = [];
	readonly #run = (): void => this.#wakeDue();
	#order = 0;
	#isRunning = false;
	#cancel: Cancel = () => {};
	#armedFor: Microseconds = Number.POSITIVE_INFINITY;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Wakes `sleeper` at `due`, or as soon as possible when that has passed. */
	add(due: Microseconds, sleeper: Sleeper): void {
		this.#rise(due, this.#order++, sleeper);
		this.#arm();
	}

	#arm(): void {
		const due = this.#dues[0] ?? Number.POSITIVE_INFINITY;
		if (!this.#isRunning && due < this.#armedFor) {
			this.#cancel();
			this.#armedFor = due;
			this.#cancel = this.#clock.at(due, this.#run);
		}
	}

	#wakeDue(): void {
		const now = this.#clock.now();
		let left = WAKES_A_TASK;
		this.#armedFor = Number.POSITIVE_INFINITY;
		this.#isRunning = true;
		try {
			for (let due = this.#dues[0]; due !== undefined && due <= now && left > 0; left--) {
				this.#takeFirst()?.wake(due);
				due = this.#dues[0];
			}
		} finally {
			this.#isRunning = false;
			this.#arm();
		}
	}

	#takeFirst(): Sleeper | undefined {
		const first = this.#sleepers[0];
		const [due, order, sleeper] = [this.#dues.pop(), this.#orders.pop(), this.#sleepers.pop()];
		if (due !== undefined && order !== undefined && sleeper && this.#dues.length > 0) {
			this.#sink(due, order, sleeper);
		}

		return first;
	}

	// Puts one in at the end and lets those move down that are due after it.
	#rise(due: Microseconds, order: number, sleeper: Sleeper): void {
		let index = this.#dues.length;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!this.#isAfter(parent, due, order)) {
				break;
			}

			this.#move(parent, index);
			index = parent;
		}

		this.#put(index, due, order, sleeper);
	}

	// Puts one in at the top and lets those move up that are due before it.
	#sink(due: Microseconds, order: number, sleeper: Sleeper): void {
		let index = 0;
		for (;;) {
			let child = 2 * index + 1;
			if (this.#isBefore(child + 1, child)) {
				child += 1;
			}

			if (child >= this.#dues.length || this.#isAfter(child, due, order)) {
				break;
			}

			this.#move(child, index);
			index = child;
		}

		this.#put(index, due, order, sleeper);
	}

	#isBefore(left: number, right: number): boolean {
		return (
			left < this.#dues.length &&
			this.#isAfter(right, this.#dues[left] ?? 0, this.#orders[left] ?? 0)
		);
	}

	#isAfter(index: number, due: Microseconds, order: number): boolean {
		const other = this.#dues[index] ?? 0;
		return other > due || (other === due && (this.#orders[index] ?? 0) > order);
	}

	#move(from: number, to: number): void {
		const sleeper = this.#sleepers[from];
		if (sleeper !== undefined) {
			this.#put(to, this.#dues[from] ?? 0, this.#orders[from] ?? 0, sleeper);
		}
	}

	#put(index: number, due: Microseconds, order: number, sleeper: Sleeper): void {
		this.#dues[index] = due;
		this.#orders[index] = order;
		this.#sleepers[index] = sleeper;
	}
}
