import {Random} from '../../core/runtime/random.ts';

/** What a lossy way does, of so many lines one. */
export interface LossRates {
	readonly drop: number;
	readonly swap: number;
	readonly double: number;
}

/** A way that drops lines, swaps neighbours and doubles lines, and keeps count of it; what it does follows from a seed. */
export class LossyLines {
	readonly done = {dropped: 0, swapped: 0, doubled: 0};
	readonly #random: Random;
	readonly #rates: LossRates;
	#held: string | undefined;

	constructor(seed: string, rates: LossRates = {drop: 1000, swap: 10_000, double: 10_000}) {
		this.#random = new Random(seed);
		this.#rates = rates;
	}

	/** Takes a line; gives what comes out at the other end. */
	pass(line: string): readonly string[] {
		const held = this.#held;
		if (held !== undefined) {
			// Nothing else happens to the other half of a swap, so that each thing done can be told from the others.
			this.#held = undefined;
			this.done.swapped += 1;
			return [line, held];
		}

		if (this.#happens(this.#rates.drop)) {
			this.done.dropped += 1;
			return [];
		}

		if (this.#happens(this.#rates.swap)) {
			this.#held = line;
			return [];
		}

		if (this.#happens(this.#rates.double)) {
			this.done.doubled += 1;
			return [line, line];
		}

		return [line];
	}

	/** What has not come out yet. */
	rest(): readonly string[] {
		const rest = this.#held === undefined ? [] : [this.#held];
		this.#held = undefined;
		return rest;
	}

	#happens(oneOf: number): boolean {
		return this.#random.integer(1, oneOf) === 1;
	}
}
