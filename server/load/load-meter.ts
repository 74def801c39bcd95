import {build, type Histogram} from 'hdr-histogram-js';
import type {Microseconds} from '../../core/runtime/clock.ts';

// Three digits from 1 µs to an hour.
const LAG_MAX_US = 3_600_000_000;
const LAG_DIGITS = 3;
// The lag of a block's events grows evenly enough to be counted in so many parts.
const PARTS_MAX = 16;

/** Counts what a load did, for all machines of a process. */
export class LoadMeter {
	/** Time between when an event was due and when it was handed to the socket, in microseconds. */
	readonly lag: Histogram = build({
		highestTrackableValue: LAG_MAX_US,
		numberOfSignificantValueDigits: LAG_DIGITS,
		useWebAssembly: false,
	});
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
			const lag = Math.min(Math.max(0, Math.round(now - due)), LAG_MAX_US);
			this.lag.recordValueWithCount(lag, share);
		}
	}
}
