/** The memory that the guest's balloon driver has left it. Sizes in bytes. */
export class Balloon {
	readonly size: number;
	#actual: number;
	#target: number;

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

	/** Takes note of a BALLOON_CHANGE. */
	note({actual}: {readonly actual: number}): void {
		this.#actual = actual;
		if (actual === this.#target) {
			this.#target = actual === this.size ? this.size / 2 : this.size;
		}
	}
}
