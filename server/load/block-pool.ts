// Larger than most sockets take at once, small enough that many fit into a processor's cache.
const BLOCK_BYTES = 128 * 1024;
const SPARE_MAX = 16;

/** Buffers for rendered events, used again and again. */
export class BlockPool {
	readonly #spare: Buffer[] = [];

	/** A buffer whose content is anything. */
	take(): Buffer {
		return this.#spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
	}

	/** Gives a buffer back that nobody reads any more. */
	release(block: Buffer): void {
		if (this.#spare.length < SPARE_MAX) {
			this.#spare.push(block);
		}
	}
}
