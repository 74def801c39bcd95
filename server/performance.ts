import type {Random} from '../core/runtime/random.ts';
import {Player} from '../scenarios/playing/player.ts';
import type {AskedCommand, Stage} from '../scenarios/playing/stage.ts';
import type {Scenario} from '../scenarios/scenario.ts';

// How often to look whether the rate limit still holds events back, on the machine's clock.
const HOLDING_POLL_MS = 100;

/** What a performance is given. */
export interface PerformanceOptions {
	readonly stage: Stage;
	readonly random: Random;
	/** How often each scenario plays. */
	readonly times: number;
	/** Whether the faults of `wire` are in force already. */
	readonly isWireArmed: boolean;
	readonly onError: (error: unknown) => void;
}

/** Scenarios that play side by side on one machine. */
export class Performance {
	/** Resolves when all have played and the rate limit holds nothing back any more, or when they were stopped. */
	readonly played: Promise<void>;
	readonly #players: readonly Player[];
	readonly #options: PerformanceOptions;
	#playing: number;
	#isStarted = false;
	#resolve: () => void = () => {};

	constructor(scenarios: readonly Scenario[], options: PerformanceOptions) {
		this.#options = options;
		this.#playing = scenarios.length;
		this.#players = scenarios.map(
			(scenario, index) =>
				new Player(scenario, options.stage, {
					random: options.random.fork(index),
					times: options.times,
					isWireArmed: options.isWireArmed,
					onEnd: () => this.#playerEnded(),
					onError: options.onError,
				}),
		);
		this.played = new Promise(resolve => {
			this.#resolve = resolve;
		});
	}

	/** Begins to react; the timelines may begin later. */
	react(): void {
		for (const player of this.#players) {
			player.react();
		}
	}

	/** Begins all timelines; only the first call counts. */
	start(): void {
		if (!this.#isStarted) {
			this.#isStarted = true;
			for (const player of this.#players) {
				player.start();
			}
		}
	}

	/** What a scenario answers a command; undefined when the machine is to. */
	ask(command: AskedCommand): Promise<unknown> | undefined {
		for (const player of this.#players) {
			const answer = player.ask(command);
			if (answer !== undefined) {
				return answer;
			}
		}

		return undefined;
	}

	/** Whether the timelines have begun. */
	get isStarted(): boolean {
		return this.#isStarted;
	}

	stop(): void {
		for (const player of this.#players) {
			player.stop();
		}

		this.#resolve();
	}

	#playerEnded(): void {
		this.#playing -= 1;
		if (this.#playing === 0) {
			this.#awaitThrottle();
		}
	}

	#awaitThrottle(): void {
		const {machine, clock} = this.#options.stage;
		if (machine.events.isHolding) {
			clock.after(HOLDING_POLL_MS, () => this.#awaitThrottle());
		} else {
			this.#resolve();
		}
	}
}
