import type {EventBatch} from '../../core/protocol/event-batch.ts';
import type {Random} from '../../core/runtime/random.ts';

/** How the value of one slot is drawn for each event. */
export type SlotDraw =
	/** A whole number from `min` to `max`, both included. */
	| {readonly kind: 'range'; readonly min: number; readonly max: number}
	/** The number of the event in the load, from 0, or what is left of it by `modulus`. */
	| {readonly kind: 'sequence'; readonly modulus: number};

const RANGE = /^\$\{\s*rand\.int\(\s*(-?\d+)\s*,\s*(-?\d+)\s*\)\s*\}$/;
const SEQUENCE = /^\$\{\s*seq\s*(?:%\s*(\d+)\s*)?\}$/;
const INT32_MAX = 0x7f_ff_ff_ff;

/** How a number is drawn for each event: `${rand.int(a, b)}`, `${seq}`, `${seq % n}`; undefined for all else. */
export const slotDrawOf = (written: unknown): SlotDraw | undefined => {
	if (typeof written !== 'string') {
		return undefined;
	}

	const range = RANGE.exec(written);
	if (range !== null) {
		return {kind: 'range', min: Number(range[1]), max: Number(range[2])};
	}

	const sequence = SEQUENCE.exec(written);
	const modulus = Number(sequence?.[1] ?? Number.MAX_SAFE_INTEGER);
	return sequence === null ? undefined : {kind: 'sequence', modulus};
};

const RANGE_KIND = 0;
const SEQUENCE_KIND = 1;
const SMALL_SEQUENCE_KIND = 2;

/** Draws the values of all slots of an event: a loop over tables, since a call for each slot would take longer. */
export class SlotDraws {
	readonly #kinds: Uint8Array;
	readonly #mins: Float64Array;
	// The greatest value of a range, the modulus of a sequence.
	readonly #limits: Float64Array;

	readonly #first: number;

	/** @param first The slots before this one keep their values. */
	constructor(draws: readonly SlotDraw[], first: number) {
		this.#first = first;
		this.#kinds = Uint8Array.from(draws, kindOf);
		this.#mins = Float64Array.from(draws, draw => (draw.kind === 'range' ? draw.min : 0));
		this.#limits = Float64Array.from(draws, draw =>
			draw.kind === 'range' ? draw.max : draw.modulus,
		);
	}

	/** Draws the values of the slots for the `sequence`-th event of the load. */
	draw(values: Float64Array, random: Random, sequence: number): void {
		this.#drawMany(values, random, [sequence, 1]);
	}

	/** Draws those of a whole batch, whose first is the `sequence`-th event. */
	drawBatch({values, count}: EventBatch, random: Random, sequence: number): void {
		this.#drawMany(values, random, [sequence, count]);
	}

	#drawMany(
		values: Float64Array,
		random: Random,
		[begin, count]: readonly [sequence: number, count: number],
	): void {
		const kinds = this.#kinds;
		const limits = this.#limits;
		const stride = kinds.length;
		for (let event = 0; event < count; event++) {
			const sequence = begin + event;
			for (let slot = this.#first; slot < stride; slot++) {
				const limit = limits[slot] ?? 0;
				const kind = kinds[slot];
				const place = event * stride + slot;
				if (kind === SMALL_SEQUENCE_KIND && sequence <= INT32_MAX) {
					// Division of doubles is a call into the C library.
					values[place] = (sequence | 0) % (limit | 0);
				} else if (kind === RANGE_KIND) {
					values[place] = random.integer(this.#mins[slot] ?? 0, limit);
				} else {
					values[place] = sequence % limit;
				}
			}
		}
	}
}

const kindOf = (draw: SlotDraw): number => {
	if (draw.kind === 'range') {
		return RANGE_KIND;
	}

	return draw.modulus <= INT32_MAX ? SMALL_SEQUENCE_KIND : SEQUENCE_KIND;
};
