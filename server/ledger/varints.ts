// Seven bits a byte, the lowest first; a set high bit says that more follow. Safe integers take up to eight bytes.
const LOW_BITS = 128;
const INT31 = 0x4000_0000;

/** A buffer that grows, to which numbers are added. */
export class VarintWriter {
	#bytes: Buffer;
	#length = 0;

	constructor(capacity: number) {
		this.#bytes = Buffer.allocUnsafeSlow(capacity);
	}

	get length(): number {
		return this.#length;
	}

	/** What has been added; valid until the next call. */
	get bytes(): Buffer {
		return this.#bytes.subarray(0, this.#length);
	}

	clear(): void {
		this.#length = 0;
	}

	/** A safe integer from 0. */
	unsigned(value: number): void {
		this.#makeRoom(8);
		const bytes = this.#bytes;
		let at = this.#length;
		let rest = value;
		while (rest >= INT31) {
			const high = Math.floor(rest / LOW_BITS);
			bytes[at] = rest - high * LOW_BITS + LOW_BITS;
			at += 1;
			rest = high;
		}

		let low = rest | 0;
		while (low >= LOW_BITS) {
			bytes[at] = (low & 0x7f) | 0x80;
			at += 1;
			low >>>= 7;
		}

		bytes[at] = low;
		this.#length = at + 1;
	}

	/** An integer whose double is safe; small ones of either sign take few bytes. */
	signed(value: number): void {
		this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
	}

	/** Bytes with their length before them. */
	block(bytes: Uint8Array): void {
		this.unsigned(bytes.length);
		this.append(bytes);
	}

	append(bytes: Uint8Array): void {
		this.#makeRoom(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	#makeRoom(more: number): void {
		const needed = this.#length + more;
		if (needed > this.#bytes.length) {
			const grown = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
			this.#bytes.copy(grown, 0, 0, this.#length);
			this.#bytes = grown;
		}
	}
}

/** Reads what a VarintWriter wrote. */
export class VarintReader {
	readonly #bytes: Buffer;
	#at = 0;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#bytes.length;
	}

	/** @throws RangeError behind the end */
	unsigned(): number {
		let value = 0;
		for (let scale = 1; ; scale *= LOW_BITS) {
			const byte = this.#bytes[this.#at];
			if (byte === undefined) {
				throw new RangeError('a number is cut off');
			}

			this.#at += 1;
			if (byte < LOW_BITS) {
				return value + byte * scale;
			}

			value += (byte - LOW_BITS) * scale;
		}
	}

	signed(): number {
		const value = this.unsigned();
		return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
	}

	block(): Buffer {
		const length = this.unsigned();
		const from = this.#at;
		this.#at += length;
		return this.#bytes.subarray(from, this.#at);
	}
}
