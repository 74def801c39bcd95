// glib/ghash.c, prime_mod: the prime below each power of two.
const PRIMES = [
	1, 2, 3, 7, 13, 31, 61, 127, 251, 509, 1021, 2039, 4093, 8191, 16_381, 32_749, 65_521,
];
const SHIFT_MIN = 3;
const HASH_START = 5381;

// g_str_hash; 0 and 1 mark empty places, so such hashes become 2.
const hashOf = (text: string): number => {
	let hash = HASH_START;
	for (const byte of Buffer.from(text)) {
		// Characters are signed there.
		hash = (Math.imul(hash, 33) + ((byte << 24) >> 24)) >>> 0;
	}

	return Math.max(hash, 2);
};

/** Names in the places that GLib's hash table gives them. */
class Places {
	#shift = SHIFT_MIN;
	#names: Array<string | undefined> = Array.from({length: 1 << SHIFT_MIN});
	#count = 0;

	get names(): string[] {
		return this.#names.filter(name => name !== undefined);
	}

	add(name: string): void {
		this.#names[this.#placeFor(name, index => this.#names[index] !== undefined)] = name;
		this.#count += 1;
		// g_hash_table_maybe_resize
		if (this.#names.length <= this.#count + Math.floor(this.#count / 16)) {
			this.#grow();
		}
	}

	#placeFor(name: string, isTaken: (index: number) => boolean): number {
		let index = (Math.imul(hashOf(name), 11) >>> 0) % (PRIMES[this.#shift] ?? 1);
		for (let step = 1; isTaken(index); step++) {
			index = (index + step) & (this.#names.length - 1);
		}

		return index;
	}

	// g_hash_table_resize: within the larger array each name pushes out the one that stands in its place.
	#grow(): void {
		const before = this.#names.length;
		const wanted = Math.floor(this.#count * 1.333);
		this.#shift = Math.max(SHIFT_MIN, 32 - Math.clz32(wanted));
		this.#names.length = 1 << this.#shift;
		const settled = new Set<number>();
		for (let index = 0; index < before; index++) {
			let moving = settled.has(index) ? undefined : this.#names[index];
			if (moving !== undefined) {
				this.#names[index] = undefined;
			}

			while (moving !== undefined) {
				const place: number = this.#placeFor(moving, taken => settled.has(taken));
				const pushedOut: string | undefined = this.#names[place];
				this.#names[place] = moving;
				settled.add(place);
				moving = pushedOut;
			}
		}
	}
}

/**
 * The order in which qom-list names properties that were added in this order: that of a hash table of GLib, the last
 * place first (qom/object.c, `object_property_iter_next`; qom/qom-qmp-cmds.c, `qmp_qom_list`).
 */
export const inListOrder = (names: Iterable<string>): string[] => {
	const places = new Places();
	for (const name of names) {
		places.add(name);
	}

	return places.names.reverse();
};
