import {EventPage} from '../../core/protocol/event-page.ts';

// Larger than most sockets take at once, small enough that many fit into a processor's cache.
const BLOCK_BYTES = 128 * 1024;
const SPARE_MAX = 16;

/** A buffer for rendered events. */
export interface Block {
	readonly bytes: Buffer;
	readonly page: EventPage;
}

/** Blocks, used again and again. */
export class BlockPool {
	readonly #spare: Block[] = [];

	/** A block whose content is anything. */
	take(): Block {
		return this.#spare.pop() ?? createBlock();
	}

	/** Gives a block back that nobody reads any more. */
	release(block: Block): void {
		if (this.#spare.length < SPARE_MAX) {
			this.#spare.push(block);
		}
	}
}

const createBlock = (): Block => {
	const bytes = Buffer.allocUnsafeSlow(BLOCK_BYTES);
	return {bytes, page: new EventPage(bytes)};
};
