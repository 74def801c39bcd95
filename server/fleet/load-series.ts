import type {Histogram} from 'hdr-histogram-js';
import {
	type Cancel,
	type Clock,
	MICROSECONDS_PER_MS,
	type Microseconds,
} from '../../core/runtime/clock.ts';
import {createHistogram} from '../latencies.ts';
import type {LoadMeter} from '../load/load-meter.ts';
import {addPacked, type PackedCounts, packCounts} from './packed-counts.ts';

/** What a series is made of: so long each, in milliseconds, until that would be too many. */
const INTERVAL_MS = 1000;
const INTERVALS_MAX = 600;

/** What a load did in a stretch of time. */
export interface LoadInterval {
	readonly written: number;
	readonly missed: number;
	/** Bytes that clients left unread at its end. */
	readonly queueBytes: number;
	/** In microseconds. */
	readonly lag: Histogram;
}

/** Two stretches as one: counts and histograms add, whether one lies behind the other or beside it. */
export const addIntervals = (
	left: LoadInterval,
	right: LoadInterval,
	queueBytes: number,
): LoadInterval => {
	const lag = createHistogram();
	lag.add(left.lag);
	lag.add(right.lag);
	return {
		written: left.written + right.written,
		missed: left.missed + right.missed,
		queueBytes,
		lag,
	};
};

/** Half as many stretches, each twice as long. */
export const coarser = <T extends Pick<LoadInterval, 'queueBytes'>>(
	intervals: readonly T[],
	join: (left: T, right: T, queueBytes: number) => T,
): readonly T[] =>
	intervals.flatMap((interval, index) => {
		const next = intervals[index + 1];
		const joined = next === undefined ? interval : join(interval, next, next.queueBytes);
		return index % 2 === 0 ? [joined] : [];
	});

/** A stretch as it is kept: a histogram for each would take more memory than all else of a load. */
type KeptInterval = Omit<LoadInterval, 'lag'> & {readonly lag: PackedCounts};

const NOTHING: Omit<LoadInterval, 'lag'> = {written: 0, missed: 0, queueBytes: 0};

const restored = (interval: KeptInterval): LoadInterval => {
	const lag = createHistogram();
	addPacked(lag, interval.lag);
	return {...interval, lag};
};

/** Follows a load second by second; long runs get longer stretches, so that there are never too many. */
export class LoadSeries {
	/** Milliseconds of each stretch. */
	intervalMs = INTERVAL_MS;
	readonly #clock: Clock;
	readonly #meter: LoadMeter;
	readonly #queueBytes: () => number;
	#intervals: readonly KeptInterval[] = [];
	// The stretch that is not over yet: so many seconds of it.
	#begun = 0;
	#stretch = NOTHING;
	readonly #lag = createHistogram();
	readonly #scratch = createHistogram();
	#zero: Microseconds = 0;
	#written = 0;
	#missed = 0;
	#index = 0;
	#cancel: Cancel = () => {};
	#onInterval: (interval: LoadInterval) => void = () => {};

	constructor(clock: Clock, meter: LoadMeter, queueBytes: () => number) {
		this.#clock = clock;
		this.#meter = meter;
		this.#queueBytes = queueBytes;
	}

	/** The stretches so far, the first first. */
	get intervals(): readonly LoadInterval[] {
		return this.#kept.map(restored);
	}

	get #kept(): readonly KeptInterval[] {
		return this.#begun === 0
			? this.#intervals
			: [...this.#intervals, {...this.#stretch, lag: packCounts(this.#lag)}];
	}

	/** Begins to look each second, the first stretch beginning at `zero`; `onInterval` is told of each. */
	start(zero: Microseconds, onInterval: (interval: LoadInterval) => void = () => {}): void {
		this.#zero = zero;
		this.#onInterval = onInterval;
		// A run may begin in the middle, where another process has ended too early.
		const passedMs = (this.#clock.now() - this.#zero) / MICROSECONDS_PER_MS;
		for (; (this.#index + 1) * INTERVAL_MS <= passedMs; this.#index++) {
			this.#add({written: 0, missed: 0, queueBytes: 0, lag: createHistogram()});
		}

		this.#arm();
	}

	/** Looks for the last time. */
	stop(): void {
		this.#cancel();
		if (this.#meter.written > this.#written || this.#meter.missed > this.#missed) {
			this.#look();
		}
	}

	#arm(): void {
		this.#index += 1;
		const next = this.#zero + this.#index * INTERVAL_MS * MICROSECONDS_PER_MS;
		this.#cancel = this.#clock.at(next, () => {
			this.#onInterval(this.#look());
			this.#arm();
		});
	}

	#look(): LoadInterval {
		const {written, missed} = this.#meter;
		const interval = {
			written: written - this.#written,
			missed: missed - this.#missed,
			queueBytes: this.#queueBytes(),
			lag: this.#meter.takeRecent(),
		};
		this.#written = written;
		this.#missed = missed;
		this.#add(interval);
		return interval;
	}

	#add({written, missed, queueBytes, lag}: LoadInterval): void {
		this.#begun += 1;
		this.#stretch = {
			written: this.#stretch.written + written,
			missed: this.#stretch.missed + missed,
			queueBytes,
		};
		this.#lag.add(lag);
		if (this.#begun * INTERVAL_MS < this.intervalMs) {
			return;
		}

		this.#intervals = this.#kept;
		this.#begun = 0;
		this.#stretch = NOTHING;
		this.#lag.reset();
		if (this.#intervals.length >= INTERVALS_MAX) {
			this.#intervals = coarser(this.#intervals, (...pair) => this.#join(...pair));
			this.intervalMs *= 2;
		}
	}

	#join(left: KeptInterval, right: KeptInterval, queueBytes: number): KeptInterval {
		this.#scratch.reset();
		addPacked(this.#scratch, left.lag);
		addPacked(this.#scratch, right.lag);
		return {
			written: left.written + right.written,
			missed: left.missed + right.missed,
			queueBytes,
			lag: packCounts(this.#scratch),
		};
	}
}
