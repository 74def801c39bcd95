// reference/timing.md, "Guest memory": a Linux guest gives no more away than this leaves it.
const LEAST = 94 * 1024 * 1024;

/** The memory that the guest's balloon driver has left it. Sizes in bytes. */
export class Balloon {
	readonly size: number;
	#actual: number;
	#target: number;
	#asked: number | undefined;
	/** Whether the guest is on its way. */
	isMoving = false;

	constructor(size: number) {
		this.size = size;
		this.#actual = size;
		this.#target = size / 2;
	}

	/** What the guest has now. */
	get actual(): number {
		return this.#actual;
	}

	/** Where the guest is moving to: half of its memory, and when it is there all of it again. */
	get target(): number {
		return this.#target;
	}

	/** Where a client has asked the guest to go, as far as it can. */
	get goal(): number {
		const asked = this.#asked ?? this.#actual;
		return Math.min(this.size, Math.max(asked, Math.min(LEAST, this.#actual)));
	}

	/** Takes note of what a client has asked for, in bytes. */
	ask(target: number): void {
		this.#asked = target;
	}

	/** Takes note of a BALLOON_CHANGE. */
	note({actual}: {readonly actual: number}): void {
		this.#actual = actual;
		if (actual === this.#target) {
			this.#target = actual === this.size ? this.size / 2 : this.size;
		}
	}
}
