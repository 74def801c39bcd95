// So many numbers are remembered as missing, to tell those that come late from those that come twice.
const MISSING_MAX = 65_536;

/** Follows numbers that should grow by one: tells of those left out, those that came again, and those out of order. */
export class SequenceCheck {
	/** Numbers that never came. */
	lost = 0;
	/** Numbers that came once more. */
	doubled = 0;
	/** Numbers that came behind a higher one. */
	reordered = 0;
	readonly #wrap: number;
	readonly #missing = new Set<number>();
	#next: number | undefined;

	/** @param wrap The number that is 0 again; Infinity when there is none. */
	constructor({
		first,
		wrap = Number.POSITIVE_INFINITY,
	}: {readonly first?: number; readonly wrap?: number} = {}) {
		this.#next = first;
		this.#wrap = wrap;
	}

	get isWhole(): boolean {
		return this.lost === 0 && this.doubled === 0 && this.reordered === 0;
	}

	note(value: number): void {
		const next = this.#next ?? value;
		if (value === next) {
			this.#next = value + 1 === this.#wrap ? 0 : value + 1;
			return;
		}

		if (this.#missing.delete(value)) {
			this.lost -= 1;
			this.reordered += 1;
			return;
		}

		const ahead = value > next ? value - next : value - next + this.#wrap;
		// With a wrap a number that lies far ahead is rather one that lies behind.
		const isBehind =
			this.#wrap === Number.POSITIVE_INFINITY ? value < next : ahead > this.#wrap / 2;
		if (isBehind) {
			this.doubled += 1;
			return;
		}

		this.#leaveOut(next, ahead);
		this.#next = value + 1 === this.#wrap ? 0 : value + 1;
	}

	#leaveOut(from: number, count: number): void {
		this.lost += count;
		for (let offset = 0; offset < count && this.#missing.size < MISSING_MAX; offset++) {
			const number = from + offset;
			this.#missing.add(number >= this.#wrap ? number - this.#wrap : number);
		}
	}
}
