import type {Machine} from '../core/machine/machine.ts';
import type {Cancel, Clock, Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import {dataFor} from './event-data.ts';
import type {Scenario} from './scenario.ts';
import {type Action, type Walk, walk} from './timeline.ts';

/** What a player works on. */
export interface Stage {
	readonly machine: Machine;
	readonly clock: Clock;
	readonly random: Random;
}

/** How a scenario is played. */
export interface PlayOptions {
	/** How often in all; Infinity: until it is stopped. */
	readonly times: number;
	/** Called when the last round is over. */
	readonly onEnd: () => void;
	/** Called when a step cannot be done; the player has stopped then. */
	readonly onError: (error: unknown) => void;
}

/** Performs one scenario along the clock. */
export class Player {
	readonly #scenario: Scenario;
	readonly #stage: Stage;
	readonly #options: PlayOptions;
	#cancel: Cancel = () => {};
	#round = 0;

	constructor(scenario: Scenario, stage: Stage, options: PlayOptions) {
		this.#scenario = scenario;
		this.#stage = stage;
		this.#options = options;
	}

	/** Begins; the scenario's zero is now. */
	start(): void {
		this.#startRound(this.#stage.clock.now());
	}

	/** Ends without a word. */
	stop(): void {
		this.#cancel();
	}

	#startRound(zero: Microseconds): void {
		const {clock, random} = this.#stage;
		const {name, timeline} = this.#scenario;
		const steps = walk(timeline, zero, random.fork(name).fork(this.#round));
		this.#round += 1;
		this.#cancel = clock.at(zero, () => this.#step(steps));
	}

	#step(steps: Walk): void {
		const {done, value} = steps.next();
		if (done) {
			this.#endRound(value);
		} else {
			this.#cancel = this.#stage.clock.at(value.due, () => this.#act(value, steps));
		}
	}

	#act(action: Action, steps: Walk): void {
		try {
			this.#perform(action);
		} catch (error) {
			this.#options.onError(error);
			return;
		}

		if (!this.#stage.machine.isExiting) {
			this.#step(steps);
		}
	}

	#perform({verb, random}: Action): void {
		const {machine} = this.#stage;
		if (verb.kind === 'goto') {
			machine.goto(verb.state, {isSilent: verb.isSilent});
		} else {
			machine.emitChecked(verb.event, dataFor(verb, machine, random));
		}
	}

	#endRound(end: Microseconds): void {
		if (this.#round >= this.#options.times) {
			this.#options.onEnd();
			return;
		}

		// A round begins with a guest that runs, as the first one did: somebody has repaired it meanwhile.
		this.#cancel = this.#stage.clock.at(end, () => {
			const {machine} = this.#stage;
			if (machine.status !== 'prelaunch') {
				machine.cont();
			}

			this.#startRound(end);
		});
	}
}
