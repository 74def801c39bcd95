import type {Cancel, Microseconds} from './clock.ts';

interface Task {
	readonly due: Microseconds;
	readonly order: number;
	readonly run: () => void;
	isCancelled: boolean;
}

const isBefore = (left: Task, right: Task): boolean =>
	left.due < right.due || (left.due === right.due && left.order < right.order);

/** Tasks in the sequence (due instant, order of setting): a binary heap. */
export class TaskQueue {
	readonly #heap: Task[] = [];
	#order = 0;

	/** Adds a task. */
	add(due: Microseconds, run: () => void): Cancel {
		const task: Task = {due, order: this.#order++, run, isCancelled: false};
		this.#heap.push(task);
		this.#rise(this.#heap.length - 1);
		return () => {
			task.isCancelled = true;
		};
	}

	/** When the next task is due; undefined when there is none. */
	get nextDue(): Microseconds | undefined {
		this.#dropCancelled();
		return this.#heap[0]?.due;
	}

	/** Takes out the next task. */
	shift(): {readonly due: Microseconds; readonly run: () => void} | undefined {
		this.#dropCancelled();
		return this.#takeFirst();
	}

	clear(): void {
		this.#heap.length = 0;
	}

	#dropCancelled(): void {
		while (this.#heap[0]?.isCancelled) {
			this.#takeFirst();
		}
	}

	#takeFirst(): Task | undefined {
		const first = this.#heap[0];
		const last = this.#heap.pop();
		if (last !== undefined && this.#heap.length > 0) {
			this.#heap[0] = last;
			this.#sink(0);
		}

		return first;
	}

	#rise(from: number): void {
		let index = from;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!this.#swapIfBefore(index, parent)) {
				return;
			}

			index = parent;
		}
	}

	#sink(from: number): void {
		let index = from;
		for (;;) {
			const left = 2 * index + 1;
			const right = left + 1;
			const child = this.#isBefore(right, left) ? right : left;
			if (!this.#swapIfBefore(child, index)) {
				return;
			}

			index = child;
		}
	}

	#isBefore(left: number, right: number): boolean {
		const [a, b] = [this.#heap[left], this.#heap[right]];
		return a !== undefined && b !== undefined && isBefore(a, b);
	}

	#swapIfBefore(lower: number, upper: number): boolean {
		const [a, b] = [this.#heap[lower], this.#heap[upper]];
		if (a === undefined || b === undefined || !isBefore(a, b)) {
			return false;
		}

		this.#heap[lower] = b;
		this.#heap[upper] = a;
		return true;
	}
}
