import type {Histogram} from 'hdr-histogram-js';
import {addCounts, countsOf} from '../latencies.ts';

const BASE = 128;

/**
 * What a histogram has counted, in as few bytes as can be, since a series keeps hundreds: by turns how much greater a
 * value is than the one before, and how often it came; each number in digits of 7 bits, the lowest first, of which all
 * but the last have the highest bit set.
 */
export type PackedCounts = Uint8Array;

const write = (bytes: number[], number: number): void => {
	let rest = number;
	while (rest >= BASE) {
		bytes.push(BASE + (rest % BASE));
		rest = Math.floor(rest / BASE);
	}

	bytes.push(rest);
};

/** Packs what a histogram that `createHistogram` has made has counted. */
export const packCounts = (histogram: Histogram): PackedCounts => {
	const {values, counts} = countsOf(histogram);
	const bytes: number[] = [];
	let before = 0;
	for (const [index, value] of values.entries()) {
		write(bytes, value - before);
		write(bytes, counts[index] ?? 0);
		before = value;
	}

	return Uint8Array.from(bytes);
};

const numbersIn = (packed: PackedCounts): readonly number[] => {
	const numbers: number[] = [];
	let [number, unit] = [0, 1];
	for (const byte of packed) {
		number += (byte % BASE) * unit;
		unit *= BASE;
		if (byte < BASE) {
			numbers.push(number);
			[number, unit] = [0, 1];
		}
	}

	return numbers;
};

/** Adds to a histogram what another one has counted. */
export const addPacked = (histogram: Histogram, packed: PackedCounts): void => {
	const numbers = numbersIn(packed);
	const values = new Float64Array(numbers.length / 2);
	const counts = new Float64Array(numbers.length / 2);
	let value = 0;
	for (let index = 0; index < values.length; index++) {
		value += numbers[2 * index] ?? 0;
		values[index] = value;
		counts[index] = numbers[2 * index + 1] ?? 0;
	}

	addCounts(histogram, {values, counts});
};
