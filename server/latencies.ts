import {
	build,
	decodeFromCompressedBase64,
	encodeIntoCompressedBase64,
	type Histogram,
	JsHistogram,
} from 'hdr-histogram-js';

/** No latency is counted as longer, in microseconds: an hour. */
export const LATENCY_MAX_US = 3_600_000_000;
const DIGITS = 3;
// Values of a bucket differ by less than this part of them.
const SAME_BUCKET = 1 / 2048;

/** An empty histogram of three digits from 1 µs to an hour. */
export const createHistogram = (): Histogram =>
	build({
		highestTrackableValue: LATENCY_MAX_US,
		numberOfSignificantValueDigits: DIGITS,
		useWebAssembly: false,
	});

/** The values that a histogram holds, ascending, and how often each: little memory for a histogram with few. */
export interface SparseCounts {
	readonly values: Float64Array;
	readonly counts: Float64Array;
}

/** What a histogram has counted. */
export const countsOf = (histogram: Histogram): SparseCounts => {
	if (!(histogram instanceof JsHistogram)) {
		throw new TypeError('a histogram that createHistogram has not made');
	}

	const values: number[] = [];
	const counts: number[] = [];
	const {totalCount, countsArrayLength: length} = histogram;
	for (let index = 0, seen = 0; seen < totalCount && index < length; index++) {
		const count = histogram.getCountAtIndex(index);
		if (count > 0) {
			seen += count;
			values.push(histogram.valueFromIndex(index));
			counts.push(count);
		}
	}

	// A bucket stands for its least value, but the greatest of all is told as it was.
	if (values.length > 0) {
		values[values.length - 1] = Math.min(histogram.maxValue, LATENCY_MAX_US);
	}

	return {values: Float64Array.from(values), counts: Float64Array.from(counts)};
};

/** Adds what another histogram has counted. */
export const addCounts = (histogram: Histogram, {values, counts}: SparseCounts): void => {
	for (const [index, value] of values.entries()) {
		histogram.recordValueWithCount(value, counts[index] ?? 0);
	}
};

/** How long things took, in microseconds: an HDR histogram of three digits from 1 µs to an hour. */
export class Latencies {
	readonly #histogram: Histogram;
	// What lies between these was counted last: all of it in one bucket, or nearly so.
	#low = Number.NaN;
	#high = Number.NaN;
	#value = 0;
	#pending = 0;

	constructor(histogram?: Histogram) {
		this.#histogram = histogram ?? createHistogram();
	}

	/** The histogram, complete. */
	get histogram(): Histogram {
		if (this.#pending > 0) {
			this.#histogram.recordValueWithCount(this.#value, this.#pending);
			this.#pending = 0;
		}

		return this.#histogram;
	}

	get count(): number {
		return this.#histogram.totalCount + this.#pending;
	}

	/** Counts one; neighbours in time are mostly alike, so that they are gathered. */
	note(us: number): void {
		if (us >= this.#low && us <= this.#high) {
			this.#pending += 1;
			return;
		}

		const value = Math.min(LATENCY_MAX_US, Math.max(0, Math.round(us)));
		if (this.#pending > 0) {
			this.#histogram.recordValueWithCount(this.#value, this.#pending);
		}

		this.#value = value;
		this.#pending = 1;
		this.#low = value;
		this.#high = value * (1 + SAME_BUCKET);
	}

	/** The value, in milliseconds, that so many percent do not exceed. */
	percentileMs(percent: number): number {
		return this.histogram.getValueAtPercentile(percent) / 1000;
	}

	get maxMs(): number {
		return this.histogram.maxValue / 1000;
	}

	/** `p50 1.2 ms, p90 …`, for a person. */
	get summary(): string {
		const parts = [50, 90, 99, 99.9].map(
			percent => `p${percent} ${this.percentileMs(percent).toFixed(3)} ms`,
		);
		return [...parts, `max ${this.maxMs.toFixed(3)} ms`].join(', ');
	}

	/** The usual percentiles, in milliseconds. */
	get percentiles(): Readonly<Record<string, number>> {
		const entries = [50, 90, 99, 99.9].map(percent => [
			`p${String(percent).replace('.', '')}`,
			this.percentileMs(percent),
		]);
		return {...Object.fromEntries(entries), max: this.maxMs};
	}
}

/** A histogram as text, compressed: the V2 format of HdrHistogram in base64. */
export const encodeHistogram = (histogram: Histogram): string =>
	encodeIntoCompressedBase64(histogram);

/** The histogram that `encodeHistogram` made text of. */
export const decodeHistogram = (text: string): Histogram =>
	decodeFromCompressedBase64(text, 32, false, LATENCY_MAX_US);
