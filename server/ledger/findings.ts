import {Latencies} from '../latencies.ts';

/** All that can be amiss. */
export const AMISS = ['lost', 'doubled', 'reordered', 'unexpected', 'unproven'] as const;

/**
 * `lost`: the kernel had it, no consumer tells of it; `doubled`: told of more often than sent; `reordered`: told of
 * behind a later one; `unexpected`: told of and never sent; `unproven`: written, but whether the kernel had it is not
 * known, since the client or the server had ended.
 */
export type Amiss = (typeof AMISS)[number];

/** An event that something is amiss with. */
export interface Example {
	readonly machine: number | string | undefined;
	/** Its number in the ledger, where it is there. */
	readonly sequence?: number;
	readonly event: string;
	/** In microseconds. */
	readonly stamp: number | undefined;
	/** Its data, or the chosen member, as JSON. */
	readonly text: string;
}

/** What an audit has found. */
export class Findings {
	readonly counts: Record<Amiss, number> = {
		lost: 0,
		doubled: 0,
		reordered: 0,
		unexpected: 0,
		unproven: 0,
	};
	/** The first of each kind. */
	readonly examples = new Map<Amiss, readonly Example[]>();
	/** From an event's stamp to its receipt, where consumers say when that was. */
	readonly latencies = new Latencies();
	/** From when an event was due until it was handed to the sockets. */
	readonly lag = new Latencies();
	/** Events written, once for each client. */
	written = 0;
	/** Events that were due when no client could take them. */
	missed = 0;
	/** Lines of consumers. */
	seen = 0;
	/** Lines that came further behind than is remembered: nothing certain can be said of them. */
	beyondWindow = 0;
	readonly #examplesMax: number;

	constructor(examplesMax: number) {
		this.#examplesMax = examplesMax;
	}

	/** Takes note of something amiss, so many times. */
	note(amiss: Amiss, {machine, sequence, event, stamp, text}: Example, count = 1): void {
		this.counts[amiss] += count;
		const kept = this.examples.get(amiss) ?? [];
		if (kept.length < this.#examplesMax) {
			const number = sequence === undefined ? {} : {sequence};
			this.examples.set(amiss, [...kept, {machine, ...number, event, stamp, text}]);
		}
	}
}
