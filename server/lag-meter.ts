import {MICROSECONDS_PER_MS, type Microseconds} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';

/** How late things were done, in milliseconds of the machine's clock. */
export interface LagSummary {
	/** How many things. */
	readonly count: number;
	readonly meanMs: number;
	readonly maxMs: number;
}

/** Measures how much later than due the steps of scenarios are done. */
export class LagMeter {
	#count = 0;
	#sum = 0;
	#max = 0;

	/** Takes note of a step. */
	note(due: Microseconds, done: Microseconds): void {
		const lag = Math.max(0, done - due);
		this.#count += 1;
		this.#sum += lag;
		this.#max = Math.max(this.#max, lag);
	}

	/** Says it in a log, if there was anything. */
	tell(log: Logger | undefined): void {
		const {count, meanMs, maxMs} = this.summary;
		if (count > 0) {
			const late = `late by ${meanMs.toFixed(3)} ms on average, ${maxMs.toFixed(3)} ms at most`;
			log?.write('info', `${count} steps of scenarios, ${late}`);
		}
	}

	get summary(): LagSummary {
		return {
			count: this.#count,
			meanMs: this.#count === 0 ? 0 : this.#sum / this.#count / MICROSECONDS_PER_MS,
			maxMs: this.#max / MICROSECONDS_PER_MS,
		};
	}
}
