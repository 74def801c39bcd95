import type {Histogram} from 'hdr-histogram-js';
import type {Microseconds} from '../../core/runtime/clock.ts';
import {createHistogram, LATENCY_MAX_US} from '../latencies.ts';

/** Up to where the lags of `lagCounts` go, in microseconds. */
export const LAG_BOUNDS_US = [
	100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000,
] as const;
// The lag of a block's events grows evenly enough to be counted in so many parts.
const PARTS_MAX = 16;

/** Counts what a load did, for all machines of a process. */
export class LoadMeter {
	/** Time between when an event was due and when it was handed to the socket, in microseconds. */
	readonly lag: Histogram = createHistogram();
	/** How many lags lie within each of LAG_BOUNDS_US, beyond the one before; the last: beyond all. */
	readonly lagCounts = new Float64Array(LAG_BOUNDS_US.length + 1);
	#recent = createHistogram();
	#spare = createHistogram();
	/** Events handed to a socket, once for each client. */
	written = 0;
	/** The same in bytes. */
	bytes = 0;
	/** Events that no client got: none was there, or it was too slow. */
	missed = 0;
	/** Clients cut off for being too slow. */
	disconnected = 0;

	/** Takes note of `count` events, due evenly from `first` to `last`, that were written at `now`. */
	note(
		count: number,
		[first, last]: readonly [Microseconds, Microseconds],
		now: Microseconds,
	): void {
		const parts = Math.min(count, PARTS_MAX);
		for (let part = 0; part < parts; part++) {
			const due = first + ((last - first) * (part + 0.5)) / parts;
			const share = Math.floor(((part + 1) * count) / parts) - Math.floor((part * count) / parts);
			const lag = Math.min(Math.max(0, Math.round(now - due)), LATENCY_MAX_US);
			this.lag.recordValueWithCount(lag, share);
			this.#recent.recordValueWithCount(lag, share);
			this.#count(lag, share);
		}
	}

	/** The lags since the last call; they are gone with the next one, which counts in the same memory. */
	takeRecent(): Histogram {
		const recent = this.#recent;
		this.#recent = this.#spare;
		this.#recent.reset();
		this.#spare = recent;
		return recent;
	}

	#count(lag: number, share: number): void {
		let bound = 0;
		while (lag > (LAG_BOUNDS_US[bound] ?? Number.POSITIVE_INFINITY)) {
			bound += 1;
		}

		this.lagCounts[bound] = (this.lagCounts[bound] ?? 0) + share;
	}
}
