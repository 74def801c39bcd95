const UINT53 = 2 ** 53;

/** FNV-1a over the label's characters, then four differently mixed words of state. */
const stateOf = (label: string): Uint32Array => {
	let hash = 0x81_1c_9d_c5;
	for (let index = 0; index < label.length; index++) {
		hash = Math.imul(hash ^ label.charCodeAt(index), 0x01_00_01_93);
	}

	const state = new Uint32Array(4);
	for (let word = 0; word < 4; word++) {
		hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b) + 0x9e_37_79_b9;
		hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
		state[word] = hash ^ (hash >>> 16);
	}

	return state;
};

/** A stream of chance that follows from its label alone: sfc32, good to 2^32 draws and more. */
export class Random {
	readonly label: string;
	// Made with the first draw: many streams are forked and few are drawn from.
	#state: Uint32Array | undefined;

	constructor(label: string) {
		this.label = label;
	}

	/** A stream of its own: what is drawn there moves no number here, nor the other way round. */
	fork(label: string | number): Random {
		return new Random(`${this.label}/${label}`);
	}

	/** A number from 0 up to, but not, 1, with 53 random bits. */
	next(): number {
		return (this.#word() * 2 ** 21 + (this.#word() >>> 11)) / UINT53;
	}

	/** A whole number from `min` to `max`, both included. */
	integer(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	/** One of the items. */
	pick<T>(items: readonly [T, ...T[]]): T {
		return items[this.integer(0, items.length - 1)] ?? items[0];
	}

	/** The items in random order. */
	shuffle<T>(items: readonly T[]): T[] {
		return items
			.map(item => ({item, rank: this.next()}))
			.sort((left, right) => left.rank - right.rank)
			.map(({item}) => item);
	}

	/** A draw from the standard normal distribution (Box and Muller). */
	normal(): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
		return radius * Math.cos(2 * Math.PI * this.next());
	}

	#begin(): Uint32Array {
		this.#state = stateOf(this.label);
		for (let round = 0; round < 12; round++) {
			this.#word();
		}

		return this.#state;
	}

	#word(): number {
		const state = this.#state ?? this.#begin();
		// Not destructured: an iterator for each draw would take longer than the draw.
		const a = state[0] ?? 0;
		const b = state[1] ?? 0;
		const c = state[2] ?? 0;
		const counter = state[3] ?? 0;
		const word = (a + b + counter) >>> 0;
		state[0] = b ^ (b >>> 9);
		state[1] = c + (c << 3);
		state[2] = ((c << 21) | (c >>> 11)) + word;
		state[3] = counter + 1;
		return word;
	}
}
