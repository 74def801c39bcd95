import {Random} from '../core/runtime/random.ts';
import type {Expectations} from '../scenarios/expectations/expectations.ts';
import {armWire} from '../scenarios/playing/arm-wire.ts';
import type {AskedCommand, Stage} from '../scenarios/playing/stage.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {ScenarioFile} from '../scenarios/scenario-file.ts';
import type {StartMode} from './options.ts';
import type {Performance} from './performance.ts';
import {Play, type PlayRequest} from './play.ts';

/** What a repertoire is given. */
export interface RepertoireOptions extends Omit<Stage, 'load' | 'expectations'> {
	/** What is expected of the run; made with the first look. */
	readonly expectationsOf: () => Expectations;
	readonly seed: string;
	/** What plays from the start. */
	readonly scenarios: readonly Scenario[];
	/** How often. */
	readonly times: number;
	readonly start: StartMode;
	readonly onError: (error: unknown) => void;
}

interface Prepared {
	readonly times: number;
	readonly params: Readonly<Record<string, unknown>>;
	readonly onError: (error: unknown) => void;
}

/** All that plays on one machine. What players need, generators above all, is loaded when the first is wanted. */
export class Repertoire {
	readonly #options: RepertoireOptions;
	readonly #performances: Performance[] = [];
	readonly #plays: Play[] = [];
	#main: Performance | undefined;
	#count = 0;

	constructor(options: RepertoireOptions) {
		this.#options = options;
	}

	/** Makes ready what plays from the start: it reacts at once, and its timeline begins if it is to begin now. */
	async open(isClientThere: () => boolean): Promise<void> {
		const {scenarios, times, start, onError} = this.#options;
		if (scenarios.length > 0) {
			this.#main = await this.#prepare(scenarios, {times, params: {}, onError});
			const names = scenarios.map(({name}) => name);
			this.#plays.push(new Play('start', names, this.#main));
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

	/** Begins the timelines if they wait for the guest. */
	guestResumed(): void {
		if (this.#options.start === 'on-resume') {
			this.trigger();
		}
	}

	/** Resolves when what plays from the start has played as often as it should. */
	async played(): Promise<void> {
		await this.#main?.played;
	}

	/** All plays, that of the start first. */
	get plays(): readonly Play[] {
		return this.#plays;
	}

	/**
	 * Begins one scenario more. When a step of it fails, it ends alone.
	 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
	 */
	async begin(
		wanted: string | Scenario | ScenarioFile,
		{params = {}, repeat = 1}: PlayRequest = {},
	): Promise<Play> {
		const {loadScenario} = await import('../scenarios/library.ts');
		const scenario =
			typeof wanted === 'object' && 'reactions' in wanted
				? wanted
				: loadScenario(wanted, this.#options.machine.profile.schema);
		const performance = await this.#prepare([scenario], {
			times: repeat,
			params,
			onError: error => play.fail(error),
		});
		this.#count += 1;
		const play: Play = new Play(String(this.#count), [scenario.name], performance);
		this.#plays.push(play);
		performance.start();
		return play;
	}

	async #prepare(scenarios: readonly Scenario[], how: Prepared): Promise<Performance> {
		const {Performance} = await import('./performance.ts');
		const {loadScenario} = await import('../scenarios/library.ts');
		const {seed, expectationsOf, ...stage} = this.#options;
		const random = new Random(seed);
		const count = this.#performances.length;
		const performance = new Performance(scenarios, {
			stage: {
				...stage,
				expectations: expectationsOf(),
				overrides: {...stage.overrides, ...how.params},
				load: nameOrFile => loadScenario(nameOrFile, stage.machine.profile.schema),
			},
			onError: how.onError,
			random: count === 0 ? random : random.fork(`play/${count}`),
			isWireArmed: scenarios === this.#options.scenarios,
			times: how.times,
		});
		this.#performances.push(performance);
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
