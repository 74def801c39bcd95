import {Random} from '../core/runtime/random.ts';
import {armWire} from '../scenarios/playing/arm-wire.ts';
import type {AskedCommand, Stage} from '../scenarios/playing/stage.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {StartMode} from './options.ts';
import type {Performance} from './performance.ts';

/** What a repertoire is given. */
export interface RepertoireOptions extends Omit<Stage, 'load'> {
	readonly seed: string;
	/** What plays from the start. */
	readonly scenarios: readonly Scenario[];
	/** How often. */
	readonly times: number;
	readonly start: StartMode;
	readonly onError: (error: unknown) => void;
}

/** All that plays on one machine. What players need, generators above all, is loaded when the first is wanted. */
export class Repertoire {
	readonly #options: RepertoireOptions;
	readonly #performances: Performance[] = [];
	#main: Performance | undefined;

	constructor(options: RepertoireOptions) {
		this.#options = options;
	}

	/** Makes ready what plays from the start: it reacts at once, and its timeline begins if it is to begin now. */
	async open(isClientThere: () => boolean): Promise<void> {
		const {scenarios, times, start} = this.#options;
		if (scenarios.length > 0) {
			this.#main = await this.#prepare(scenarios, times);
			this.#main.react();
			if (start === 'now' || (start === 'on-client' && isClientThere())) {
				this.trigger();
			}
		}
	}

	/** Puts in force what the scenarios say of the wire: before the first client can come. */
	armWire(): void {
		const {scenarios, seed, faults} = this.#options;
		for (const [index, scenario] of scenarios.entries()) {
			armWire(faults, scenario, new Random(seed).fork(index).fork(scenario.name));
		}
	}

	/** Begins the timelines, whatever they wait for; only the first call counts. */
	trigger(): void {
		this.#main?.start();
	}

	/** Begins the timelines if they wait for a client. */
	clientNegotiated(): void {
		if (this.#options.start === 'on-client') {
			this.trigger();
		}
	}

	/** Resolves when what plays from the start has played as often as it should. */
	async played(): Promise<void> {
		await this.#main?.played;
	}

	async #prepare(scenarios: readonly Scenario[], times: number): Promise<Performance> {
		const {Performance} = await import('./performance.ts');
		const {loadScenario} = await import('../scenarios/library.ts');
		const {seed, onError, ...stage} = this.#options;
		const random = new Random(seed);
		const count = this.#performances.length;
		const performance = new Performance(scenarios, {
			stage: {
				...stage,
				load: nameOrFile => loadScenario(nameOrFile, stage.machine.profile.schema),
			},
			onError,
			random: count === 0 ? random : random.fork(`play/${count}`),
			isWireArmed: scenarios === this.#options.scenarios,
			times,
		});
		this.#performances.push(performance);
		return performance;
	}

	/**
	 * Begins one scenario more.
	 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
	 */
	async begin(nameOrFile: string | Scenario): Promise<Performance> {
		const {loadScenario} = await import('../scenarios/library.ts');
		const scenario =
			typeof nameOrFile === 'string'
				? loadScenario(nameOrFile, this.#options.machine.profile.schema)
				: nameOrFile;
		const performance = await this.#prepare([scenario], 1);
		performance.start();
		return performance;
	}

	/** What a scenario answers a command; undefined when the machine is to. */
	ask(command: AskedCommand): Promise<unknown> | undefined {
		for (const performance of this.#performances) {
			const answer = performance.ask(command);
			if (answer !== undefined) {
				return answer;
			}
		}

		return undefined;
	}

	/** Ends all without a word. */
	stop(): void {
		for (const performance of this.#performances) {
			performance.stop();
		}
	}
}
