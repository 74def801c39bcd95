import type {Machine} from '../core/machine/machine.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {Random} from '../core/runtime/random.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {Performance} from './performance.ts';

/** What a repertoire is given. */
export interface RepertoireOptions {
	readonly machine: Machine;
	readonly clock: Clock;
	readonly seed: string;
	readonly onError: (error: unknown) => void;
}

/** All that plays on one machine. What players need, generators above all, is loaded when the first is wanted. */
export class Repertoire {
	readonly #options: RepertoireOptions;
	readonly #performances: Performance[] = [];

	constructor(options: RepertoireOptions) {
		this.#options = options;
	}

	/** Scenarios that will play side by side once they are started. */
	async prepare(scenarios: readonly Scenario[], times: number): Promise<Performance> {
		const {Performance} = await import('./performance.ts');
		const {seed, ...options} = this.#options;
		const random = new Random(seed);
		const count = this.#performances.length;
		const performance = new Performance(scenarios, {
			...options,
			random: count === 0 ? random : random.fork(`play/${count}`),
			times,
		});
		this.#performances.push(performance);
		return performance;
	}

	/**
	 * Begins one scenario more.
	 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
	 */
	async begin(nameOrFile: string): Promise<Performance> {
		const {loadScenario} = await import('../scenarios/library.ts');
		const scenario = loadScenario(nameOrFile, this.#options.machine.profile.schema);
		const performance = await this.prepare([scenario], 1);
		performance.start();
		return performance;
	}

	/** Ends all without a word. */
	stop(): void {
		for (const performance of this.#performances) {
			performance.stop();
		}
	}
}
