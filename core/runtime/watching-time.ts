// Of all time, how much may go into watching for an instant; and how much of that can be saved up.
const SHARE = 0.05;
const SAVED_MS_MAX = 100;
// Less than this is not worth beginning.
const WORTH_MS = 1;

/**
 * For how long a clock may yet keep the processor busy with looking at the time again and again: a twentieth of the
 * time that has passed, a tenth of a second at once. What happens now and then is exact with it, and a load does not
 * burn a processor for it.
 */
export class WatchingTime {
	#leftMs = SAVED_MS_MAX;
	#asOf = performance.now();

	/** Whether there is enough of it to watch for an instant that is a millisecond away. */
	get isEnough(): boolean {
		const now = performance.now();
		this.#leftMs = Math.min(SAVED_MS_MAX, this.#leftMs + (now - this.#asOf) * SHARE);
		this.#asOf = now;
		return this.#leftMs >= WORTH_MS;
	}

	/** So long the time was watched. */
	spend(ms: number): void {
		this.#leftMs -= ms;
	}
}
