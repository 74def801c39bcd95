import type {QmpError} from '../../core/protocol/qmp-error.ts';
import type {Cancel, Microseconds} from '../../core/runtime/clock.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {Reaction} from '../scenario.ts';
import {isTriggered, type Occurrence} from '../trigger.ts';
import type {Answer, Frame} from './frame.ts';
import type {AskedCommand} from './stage.ts';
import {type Script, walk} from './walker.ts';

// A reaction whose steps set it off again would never let time pass.
const AT_ONE_INSTANT_MAX = 10_000;

/** How often a reaction has had occasion to do something, and how often it has. */
interface Tally {
	occasions: number;
	deeds: number;
	instant: Microseconds;
	atInstant: number;
}

/** What a scenario does when something happens: the first reaction that matches. */
export class Reactions {
	readonly #script: Script;
	readonly #random: Random;
	readonly #tallies = new Map<Reaction, Tally>();
	readonly #cancels: Cancel[] = [];

	constructor(script: Script, random: Random) {
		this.#script = script;
		this.#random = random;
		for (const reaction of script.scenario.reactions) {
			this.#tallies.set(reaction, {occasions: 0, deeds: 0, instant: 0, atInstant: 0});
		}
	}

	/** Begins to react. */
	start(): void {
		const {signals, scenario} = this.#script;
		const kinds = new Set(scenario.reactions.map(({trigger}) => trigger.kind));
		kinds.delete('command');
		for (const reaction of scenario.reactions.filter(({trigger}) => trigger.kind === 'idle')) {
			this.#cancels.push(
				signals.watch(reaction.trigger, occurrence => {
					if (this.#isDue(reaction)) {
						this.#react(reaction, occurrence, undefined, undefined);
					}
				}),
			);
		}

		kinds.delete('idle');
		if (kinds.size > 0) {
			this.#cancels.push(signals.listen(occurrence => this.#hear(occurrence)));
		}
	}

	stop(): void {
		for (const cancel of this.#cancels.splice(0)) {
			cancel();
		}
	}

	/**
	 * Reacts to a command: gives what its reply will be, or undefined when the machine is to answer. Reactions that do
	 * not answer themselves begin when the machine has.
	 */
	ask(command: AskedCommand): Promise<unknown> | undefined {
		const occurrence: Occurrence = {kind: 'command', name: command.name, data: command.arguments};
		const reaction = this.#find(occurrence);
		if (reaction === undefined) {
			return undefined;
		}

		if (!reaction.isAnswering) {
			this.#react(reaction, occurrence, command, undefined);
			return undefined;
		}

		return new Promise((resolve, reject: (error: QmpError) => void) => {
			this.#react(reaction, occurrence, command, {reply: resolve, fail: reject});
		});
	}

	#hear(occurrence: Occurrence): void {
		if (occurrence.kind !== 'command') {
			const reaction = this.#find(occurrence);
			if (reaction !== undefined) {
				this.#react(reaction, occurrence, undefined, undefined);
			}
		}
	}

	#find(occurrence: Occurrence): Reaction | undefined {
		const {scenario, stage} = this.#script;
		return scenario.reactions.find(
			reaction =>
				isTriggered(reaction.trigger, occurrence, stage.machine.status) && this.#isDue(reaction),
		);
	}

	/** Counts an occasion, and tells whether the reaction takes it. */
	#isDue(reaction: Reaction): boolean {
		const tally = this.#tallies.get(reaction);
		if (tally === undefined || tally.deeds >= reaction.times) {
			return false;
		}

		tally.occasions += 1;
		return (
			tally.occasions > reaction.skip &&
			(reaction.nth === undefined || tally.occasions === reaction.nth)
		);
	}

	#react(
		reaction: Reaction,
		{kind, name, data}: Occurrence,
		command: AskedCommand | undefined,
		answer: Answer | undefined,
	): void {
		const {stage, scenario} = this.#script;
		const tally = this.#tallies.get(reaction);
		const now = stage.clock.now();
		const deed = tally?.deeds ?? 0;
		if (tally !== undefined) {
			tally.deeds += 1;
			tally.atInstant = tally.instant === now ? tally.atInstant + 1 : 1;
			tally.instant = now;
			if (tally.atInstant > AT_ONE_INSTANT_MAX) {
				const {line, column} = reaction.place;
				throw new MockQmpError(
					'SCENARIO_INVALID',
					`${scenario.file}:${line}:${column} this reaction sets itself off without end`,
				);
			}
		}

		const frame: Frame = {
			zero: now,
			due: now,
			random: this.#random.fork(reaction.label).fork(deed),
			command,
			answer,
			event: kind === 'event' ? {name, data} : undefined,
		};
		this.#script.spawn(walk(reaction.steps, frame, this.#script), frame);
	}
}
