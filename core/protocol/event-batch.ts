import {writeDigits} from './digits.ts';
import type {EventPage, PageLayout} from './event-page.ts';

/** Events of one template that are to be rendered: when each happens, and the values of its slots. */
export class EventBatch {
	readonly instants: Float64Array;
	/** Event behind event, `stride` values each. */
	readonly values: Float64Array;
	readonly stride: number;
	/** How many events it holds. */
	count = 0;

	/** @param size How many events it can hold. */
	constructor(size: number, stride: number) {
		this.instants = new Float64Array(size);
		this.values = new Float64Array(size * stride);
		this.stride = stride;
	}

	get size(): number {
		return this.instants.length;
	}

	/** The values of one event. */
	valuesOf(index: number): Float64Array {
		return this.values.subarray(index * this.stride, (index + 1) * this.stride);
	}
}

/** A layout, and which events it fits: for each slot the values from `low` up to but not `high`. */
export interface Fit {
	readonly layout: PageLayout & {readonly ends: Int32Array};
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Where the value of each slot stands among those of an event. */
	readonly valueAt: Int32Array;
	/** How many choices a slot has, 0 for an integer. */
	readonly choiceCounts: Int32Array;
	/** The second of the stamps, in seconds and as an instant in microseconds. */
	readonly seconds: number;
	readonly second: number;
}

const STAMP_SLOTS = 2;

/** Where events are rendered. */
export interface PagePlace {
	readonly page: EventPage;
	/** Position of the first. */
	readonly at: number;
	/** Which event of the batch that is. */
	readonly from: number;
}

/**
 * Renders events of a batch over those of the same layout that stand in the page already, as long as there are such and
 * they fit, and tells how many it were. All that a load writes at full speed goes through this loop: nothing in it is
 * called but the writing of digits, and nothing is read from objects.
 */
export const patchRun = (
	{layout, low, high, valueAt, choiceCounts, seconds, second}: Fit,
	{instants, values, stride, count}: EventBatch,
	{page, at, from}: PagePlace,
): number => {
	const [first, remembered] = page.rowsAt(layout, at);
	const {ends, length, slotCount} = layout;
	const {view, values: kept} = page;
	const last = Math.min(count, from + remembered);
	const secondsEnd = ends[0] ?? 0;
	const microsecondsEnd = ends[1] ?? 0;
	let place = first * slotCount;
	let position = at;
	let event = from;
	for (; event < last; event++) {
		const microseconds = (instants[event] ?? 0) - second;
		let isFit = microseconds >= (low[1] ?? 0) && microseconds < (high[1] ?? 0);
		const offset = event * stride;
		for (let slot = STAMP_SLOTS; slot < slotCount; slot++) {
			const value = values[offset + (valueAt[slot] ?? 0)] ?? 0;
			isFit &&= value >= (low[slot] ?? 0) && value < (high[slot] ?? 0);
		}

		if (!isFit) {
			break;
		}

		if (kept[place] !== seconds) {
			kept[place] = seconds;
			writeDigits(view, position + secondsEnd, seconds);
		}

		if (kept[place + 1] !== microseconds) {
			kept[place + 1] = microseconds;
			writeDigits(view, position + microsecondsEnd, microseconds);
		}

		for (let slot = STAMP_SLOTS; slot < slotCount; slot++) {
			const value = values[offset + (valueAt[slot] ?? 0)] ?? 0;
			if (choiceCounts[slot] === 0 && kept[place + slot] !== value) {
				kept[place + slot] = value;
				writeDigits(view, position + (ends[slot] ?? 0), value);
			}
		}

		place += slotCount;
		position += length;
	}

	page.passOver(layout, at, event - from);
	return event - from;
};
