const UINT53 = 2 ** 53;
const WARM_UP_ROUNDS = 12;

/** A stream of chance that follows from its label alone: sfc32, good to 2^32 draws and more. */
export class Random {
	readonly label: string;
	// The state, made with the first draw: many streams are forked and few are drawn from. Signed words, which the
	// engine keeps in the object itself.
	#isBegun = false;
	#a = 0;
	#b = 0;
	#c = 0;
	#counter = 0;

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

	// FNV-1a over the label's characters, then four differently mixed words of state.
	#begin(): void {
		let hash = 0x81_1c_9d_c5 | 0;
		for (let index = 0; index < this.label.length; index++) {
			hash = Math.imul(hash ^ this.label.charCodeAt(index), 0x01_00_01_93);
		}

		const mix = (): number => {
			hash = (Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b) + 0x9e_37_79_b9) | 0;
			hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
			return hash ^ (hash >>> 16);
		};

		this.#isBegun = true;
		this.#a = mix();
		this.#b = mix();
		this.#c = mix();
		this.#counter = mix();
		for (let round = 0; round < WARM_UP_ROUNDS; round++) {
			this.#word();
		}
	}

	#word(): number {
		if (!this.#isBegun) {
			this.#begin();
		}

		const b = this.#b;
		const c = this.#c;
		const word = (this.#a + b + this.#counter) | 0;
		this.#a = b ^ (b >>> 9);
		this.#b = (c + (c << 3)) | 0;
		this.#c = (((c << 21) | (c >>> 11)) + word) | 0;
		this.#counter = (this.#counter + 1) | 0;
		return word >>> 0;
	}
}
