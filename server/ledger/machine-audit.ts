import type {Microseconds} from '../../core/runtime/clock.ts';

/** An event that a ledger says was written, until it is forgotten. */
export interface Expected {
	readonly machine: MachineAudit;
	/** What it is known by. */
	readonly id: string;
	readonly sequence: number;
	readonly event: string;
	readonly stamp: Microseconds;
	/** Its data, or the member by which events are known, as JSON. */
	readonly text: string;
	/** How many clients it was written to. */
	readonly copies: number;
	/** How often a consumer tells of it. */
	seen: number;
}

/** What an audit knows of one machine. */
export class MachineAudit {
	readonly index: number;
	/** The event that was read last. */
	last: Expected | undefined;
	/** The latest stamp of an event that is forgotten. */
	forgottenTo: Microseconds = 0;
	readonly #expected = new Map<string, Expected | Expected[]>();
	// The highest number that each consumer has told of.
	readonly #highest: number[] = [];
	readonly #cuts: Array<readonly [first: number, end: number]> = [];
	#drainedTo = 0;

	constructor(index: number) {
		this.index = index;
	}

	/** How many events have been read beyond the last one that a consumer told of. */
	get ahead(): number {
		return (this.last?.sequence ?? -1) - Math.max(-1, ...this.#highest);
	}

	add(expected: Expected): void {
		this.last = expected;
		const known = this.#expected.get(expected.id);
		if (known === undefined) {
			this.#expected.set(expected.id, expected);
		} else if (Array.isArray(known)) {
			known.push(expected);
		} else {
			this.#expected.set(expected.id, [known, expected]);
		}
	}

	/** The first event known by `id` that has not been seen as often as it was written; else one that has. */
	find(id: string): Expected | undefined {
		const known = this.#expected.get(id);
		return Array.isArray(known) ? (known.find(isOpen) ?? known[0]) : known;
	}

	forget(expected: Expected): void {
		const {id} = expected;
		const known = this.#expected.get(id);
		this.forgottenTo = Math.max(this.forgottenTo, expected.stamp);
		if (Array.isArray(known) && known.length > 1) {
			known.splice(known.indexOf(expected), 1);
		} else {
			this.#expected.delete(id);
		}
	}

	/** Whether a consumer has told of a later event before; takes note of this one. */
	isBehind(sequence: number, consumer: number): boolean {
		const highest = this.#highest[consumer] ?? -1;
		this.#highest[consumer] = Math.max(highest, sequence);
		return sequence < highest;
	}

	drained(end: number): void {
		this.#drainedTo = Math.max(this.#drainedTo, end);
	}

	cut(first: number, count: number): void {
		this.#cuts.push([first, first + count]);
	}

	/** Whether the kernel had an event; undefined as long as that may still be told. */
	isDrained(sequence: number): boolean | undefined {
		if (this.#cuts.some(([first, end]) => sequence >= first && sequence < end)) {
			return false;
		}

		return sequence < this.#drainedTo ? true : undefined;
	}
}

/** Whether an event has not been seen as often as it was written. */
export const isOpen = ({seen, copies}: Expected): boolean => seen < copies;
