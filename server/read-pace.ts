import {type Cancel, type Clock, later, MICROSECONDS_PER_MS} from '../core/runtime/clock.ts';

const MS_PER_SECOND = 1000;

/** How fast a connection may read: as fast as it can until a fault says otherwise. */
export class ReadPace {
	readonly #clock: Clock;
	readonly #onChange: () => void;
	#bytesPerSecond = Number.POSITIVE_INFINITY;
	#stalls = 0;
	#waitsUntil = 0;
	readonly #cancels = new Set<Cancel>();

	/** `onChange` is called when waiting has begun or may be over. */
	constructor(clock: Clock, onChange: () => void) {
		this.#clock = clock;
		this.#onChange = onChange;
	}

	/** Whether nothing may be read for now. */
	get isWaiting(): boolean {
		return this.#stalls > 0 || this.#waitsUntil > this.#clock.now();
	}

	/** Reads nothing for so long. */
	stall(ms: number): void {
		this.#stalls += 1;
		this.#onChange();
		this.#after(ms, () => {
			this.#stalls -= 1;
		});
	}

	/** Reads so many bytes a second for so long, then as fast as it can. */
	readSlowly(bytesPerSecond: number, ms: number): void {
		this.#bytesPerSecond = bytesPerSecond;
		this.#after(ms, () => {
			this.#bytesPerSecond = Number.POSITIVE_INFINITY;
			this.#waitsUntil = 0;
		});
	}

	/** So much has been read. */
	count(bytes: number): void {
		if (this.#bytesPerSecond !== Number.POSITIVE_INFINITY) {
			const ms = (bytes * MS_PER_SECOND) / this.#bytesPerSecond;
			this.#waitsUntil = later(this.#clock.now(), ms);
			// A clock may round down: one microsecond more, and the wait is over when it wakes.
			this.#after(ms + 1 / MICROSECONDS_PER_MS, () => {});
		}
	}

	close(): void {
		for (const cancel of this.#cancels) {
			cancel();
		}
	}

	#after(ms: number, task: () => void): void {
		if (ms !== Number.POSITIVE_INFINITY) {
			const cancel = this.#clock.after(ms, () => {
				this.#cancels.delete(cancel);
				task();
				this.#onChange();
			});
			this.#cancels.add(cancel);
		}
	}
}
