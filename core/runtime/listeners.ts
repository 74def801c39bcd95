import type {Cancel} from './clock.ts';

/**
 * Those who want to hear of something, in the order in which they came. With few of them it takes a fifth of a Set's
 * memory, of which a fleet would have many.
 */
export class Listeners<T> {
	#all: readonly T[] = [];

	get size(): number {
		return this.#all.length;
	}

	/** Adds a listener, unless it is there; the result takes it out. */
	add(listener: T): Cancel {
		if (!this.#all.includes(listener)) {
			// Joined, not spread: a list that is spread into has room for sixteen more.
			this.#all = this.#all.concat(listener);
		}

		return () => {
			this.#all = this.#all.filter(other => other !== listener);
		};
	}

	/** Those that are there now; who comes or goes meanwhile changes nothing of it. */
	[Symbol.iterator](): Iterator<T> {
		return this.#all[Symbol.iterator]();
	}
}
