import type {ShutdownCause} from '../../core/machine/machine.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {Scenario} from '../scenario.ts';
import {armWire} from './arm-wire.ts';
import type {Frame} from './frame.ts';
import type {PlayOptions} from './play-options.ts';
import {Reactions} from './reactions.ts';
import {Signals} from './signals.ts';
import type {AskedCommand, Stage} from './stage.ts';
import {walkStates} from './state-walk.ts';
import {type Routine, Thread} from './thread.ts';
import {type Script, walk} from './walker.ts';

// Scenarios that play each other would never let time pass.
const DEPTH_MAX = 16;

/** Performs one scenario along the clock. */
export class Player {
	readonly #scenario: Scenario;
	readonly #stage: Stage;
	readonly #options: PlayOptions;
	readonly #random: Random;
	readonly #script: Script;
	readonly #reactions: Reactions;
	readonly #threads = new Set<Thread>();
	// Those of them that owe a client a reply.
	readonly #answering = new WeakSet<Thread>();
	readonly #children = new Set<Player>();
	#round = 0;
	#roundEnd: Microseconds = 0;
	// What has to end before a round is over.
	#running = 0;
	#isOver = false;
	#leaving: ShutdownCause | undefined;
	#isReacting = false;
	#hasEnded = false;

	constructor(scenario: Scenario, stage: Stage, options: PlayOptions) {
		this.#scenario = scenario;
		this.#stage = stage;
		this.#options = options;
		this.#random = options.random.fork(scenario.name);
		this.#script = {
			scenario,
			stage,
			signals: new Signals(stage.machine, stage.clock),
			params: {...scenario.params, ...stage.overrides},
			state: {},
			spawn: (routine, frame, onEnd) => this.#spawn(routine, frame, onEnd),
			play: (name, random, onEnd) => this.#playOther(name, random, onEnd),
			leave: cause => {
				this.#leaving = cause;
			},
			end: () => this.#cutShort(),
		};
		this.#reactions = new Reactions(this.#script, this.#random.fork('on'));
	}

	/** Begins to react, which may be before the timeline begins; only the first call counts. */
	react(): void {
		if (!this.#isReacting) {
			this.#isReacting = true;
			this.#reactions.start();
		}
	}

	/** Begins the timeline; the scenario's zero is now. */
	start(): void {
		const stage = this.#stage;
		this.#record('begin');
		if (!this.#options.isWireArmed) {
			armWire(stage.faults, this.#scenario, this.#random);
		}

		this.react();
		const now = stage.clock.now();
		for (const [name, machine] of Object.entries(this.#scenario.machines)) {
			const frame = this.#frame(now, this.#random.fork('machines').fork(name));
			this.#startThread(walkStates(machine, frame, this.#script), () => {});
		}

		this.#startRound(now);
	}

	/** Ends without a word. */
	stop(): void {
		this.#isOver = true;
		this.#reactions.stop();
		this.#halt(() => true);
	}

	/** What the scenario, or one that it plays, answers a command; undefined when the machine is to. */
	ask(command: AskedCommand): Promise<unknown> | undefined {
		if (this.#isOver) {
			return undefined;
		}

		for (const child of this.#children) {
			const answer = child.ask(command);
			if (answer !== undefined) {
				return answer;
			}
		}

		return this.#reactions.ask(command);
	}

	#frame(now: Microseconds, random: Random): Frame {
		return {zero: now, due: now, random, command: undefined, answer: undefined, event: undefined};
	}

	#startRound(zero: Microseconds): void {
		const frame = this.#frame(zero, this.#random.fork(this.#round));
		this.#round += 1;
		this.#spawn(walk(this.#scenario.timeline, frame, this.#script), frame, () => {
			this.#roundEnd = frame.due;
		});
	}

	// What is spawned has to end before a round is over; reactions and states that only wait hold nothing up.
	#spawn(routine: Routine, frame: Frame, onEnd: () => void = () => {}): Thread {
		this.#running += 1;
		const thread = this.#startThread(routine, () => {
			onEnd();
			this.#running -= 1;
			if (this.#running === 0 && this.#round > 0) {
				this.#endRound();
			}
		});
		if (frame.answer !== undefined) {
			this.#answering.add(thread);
		}

		return thread;
	}

	#startThread(routine: Routine, onEnd: () => void): Thread {
		const thread: Thread = new Thread(routine, this.#stage.clock, {
			onEnd: () => {
				this.#threads.delete(thread);
				onEnd();
				this.#leaveIfTold();
			},
			onError: error => {
				this.stop();
				this.#options.onError(error);
			},
		});
		this.#threads.add(thread);
		thread.start();
		return thread;
	}

	#leaveIfTold(): void {
		if (this.#leaving !== undefined) {
			this.#stage.machine.exit(this.#leaving, {isSilent: true});
		}
	}

	#playOther(name: string, random: Random, onEnd: () => void): void {
		const {depth = 0, onError} = this.#options;
		if (depth >= DEPTH_MAX) {
			throw new MockQmpError(
				'SCENARIO_INVALID',
				`${this.#scenario.file}: scenarios play each other without end`,
			);
		}

		const child: Player = new Player(this.#stage.load(name), this.#stage, {
			random,
			times: 1,
			depth: depth + 1,
			onError,
			onEnd: () => {
				this.#children.delete(child);
				onEnd();
			},
		});
		this.#children.add(child);
		child.start();
	}

	#endRound(): void {
		const {timeline, reactions, machines} = this.#scenario;
		const isOnlyReacting =
			timeline.length === 0 && (reactions.length > 0 || Object.keys(machines).length > 0);
		if (this.#isOver || this.#hasEnded || isOnlyReacting || this.#stage.machine.isExiting) {
			return;
		}

		if (this.#round >= this.#options.times) {
			this.#end();
			return;
		}

		// A round begins with a guest that runs, as the first one did: somebody has repaired it meanwhile.
		const {machine} = this.#stage;
		if (machine.status !== 'prelaunch') {
			machine.cont();
		}

		this.#startRound(Math.max(this.#roundEnd, this.#stage.clock.now()));
	}

	#cutShort(): void {
		this.#halt(thread => !this.#answering.has(thread));
		this.#end();
		this.#leaveIfTold();
	}

	#halt(isMeant: (thread: Thread) => boolean): void {
		for (const thread of [...this.#threads].filter(isMeant)) {
			thread.stop();
			this.#threads.delete(thread);
		}

		for (const child of this.#children) {
			child.stop();
		}

		this.#children.clear();
	}

	// Its reactions stay: the timeline is over, but the machine still behaves as the scenario says.
	#end(): void {
		if (!this.#isOver && !this.#hasEnded) {
			this.#hasEnded = true;
			this.#record('end');
			this.#options.onEnd();
		}
	}

	#record(phase: 'begin' | 'end'): void {
		const {journal} = this.#stage.machine;
		if (journal.isOn) {
			journal.record({kind: 'scenario', scenario: this.#scenario.name, phase});
		}
	}
}
