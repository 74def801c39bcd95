/** A ring of bytes: what is written beyond its size pushes out the oldest. */
export class RingBuffer {
	readonly #size: number;
	#bytes: Buffer = Buffer.alloc(0);

	constructor(size: number) {
		this.#size = size;
	}

	write(bytes: Buffer): void {
		const all = Buffer.concat([this.#bytes, bytes]);
		this.#bytes = all.subarray(Math.max(0, all.length - this.#size));
	}

	/** Takes out up to `size` bytes. */
	read(size: number): Buffer {
		const taken = this.#bytes.subarray(0, size);
		this.#bytes = this.#bytes.subarray(size);
		return taken;
	}
}
