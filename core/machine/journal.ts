import {JsonDouble, toPlain} from '../protocol/json-value.ts';
import type {Cancel, Clock, Microseconds} from '../runtime/clock.ts';
import {Listeners} from '../runtime/listeners.ts';

/** Something that has happened. Clients and monitors are named by their labels. */
export type Happening =
	| {readonly kind: 'connect' | 'negotiated' | 'disconnect'; readonly client: string}
	| {
			/** A client has asked, and it was understood; whether it may is said by the reply. */
			readonly kind: 'command';
			readonly client: string;
			readonly command: string;
			readonly arguments: Readonly<Record<string, unknown>>;
			readonly id?: unknown;
	  }
	| {
			readonly kind: 'reply';
			readonly client: string;
			/** Undefined after input that was no command. */
			readonly command: string | undefined;
			readonly reply: object;
	  }
	/** An event goes out to the clients; one that the rate limit swallows does not. */
	| {readonly kind: 'event'; readonly event: string; readonly data?: object}
	| {readonly kind: 'state'; readonly from: string; readonly state: string}
	| {
			readonly kind: 'fault';
			readonly fault: string;
			readonly monitor: string;
			readonly client?: string;
	  }
	| {readonly kind: 'scenario'; readonly scenario: string; readonly phase: 'begin' | 'end'}
	/** The machine was made anew; what came before is forgotten. */
	| {readonly kind: 'reset'};

/** Something that has happened, with its instant and its place in the order, from 0. */
export type JournalEntry = Happening & {readonly at: Microseconds; readonly order: number};

/**
 * The record of all that happened, in order: the latest entries are kept, and listeners hear of each. With neither
 * wanted it costs a look at `isOn`, for which whoever records asks first.
 */
export class Journal {
	readonly #clock: Clock;
	readonly #listeners = new Listeners<(entry: JournalEntry) => void>();
	#ring: JournalEntry[] = [];
	#lengthMax = 0;
	#first = 0;
	#order = 0;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Whether anything is to be recorded. */
	get isOn(): boolean {
		return this.#lengthMax > 0 || this.#listeners.size > 0;
	}

	/** How many entries are kept at most. */
	get lengthMax(): number {
		return this.#lengthMax;
	}

	/** The order of the next entry. */
	get cursor(): number {
		return this.#order;
	}

	/** What is kept, oldest first. */
	get entries(): readonly JournalEntry[] {
		return this.since(0);
	}

	/** What is kept from that order on, oldest first. */
	since(order: number): readonly JournalEntry[] {
		const oldest = this.#order - this.#ring.length;
		const begin = Math.max(order, oldest);
		return Array.from({length: Math.max(0, this.#order - begin)}, (_, index) =>
			this.#ring.at((begin + index - this.#first) % this.#lengthMax),
		).filter(entry => entry !== undefined);
	}

	/** Keeps the latest `lengthMax` entries from now on, which are numbered from `order`; forgets what was kept. */
	keep(lengthMax: number, order = 0): void {
		this.#lengthMax = lengthMax;
		this.#ring = [];
		this.#first = order;
		this.#order = order;
	}

	/** Takes note of what happens now. */
	record(happening: Happening): void {
		const entry: JournalEntry = {...happening, at: this.#clock.now(), order: this.#order};
		if (this.#lengthMax > 0) {
			this.#ring[(this.#order - this.#first) % this.#lengthMax] = entry;
		}

		this.#order += 1;
		for (const listener of this.#listeners) {
			listener(entry);
		}
	}

	/** Calls `listener` for each entry from now on. */
	subscribe(listener: (entry: JournalEntry) => void): Cancel {
		return this.#listeners.add(listener);
	}
}

/** For JSON.stringify: integers that JSON readers would round become texts. */
export const forJson = (_: string, value: unknown): unknown => {
	if (typeof value === 'bigint') {
		return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	}

	return value instanceof Map || value instanceof JsonDouble ? toPlain(value) : value;
};

/** An entry as a line of JSON; integers that JSON readers would round are texts. */
export const journalLine = ({at, order, ...happening}: JournalEntry): string =>
	JSON.stringify({at, order, ...happening}, forJson);
