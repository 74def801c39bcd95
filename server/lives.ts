import type {ShutdownCause} from '../core/machine/machine.ts';
import {ENDING_CAUSES} from '../core/machine/power/powered-machine.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {nextTurn} from '../core/runtime/next-turn.ts';
import {freshSeed} from '../core/runtime/seed.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {Audience} from './audience.ts';
import type {ChardevSockets} from './chardev-sockets.ts';
import {Chronicle} from './chronicle.ts';
import {restoreClockSpeed} from './clock-speed.ts';
import type {Given} from './create-surroundings.ts';
import {LagMeter} from './lag-meter.ts';
import type {MockQmpOptions} from './options.ts';
import {Run} from './run.ts';
import {Waits} from './waits.ts';
import {wantedMonitors} from './wanted-monitors.ts';

/** What came of a mock QEMU when it has ended. */
export interface Ending {
	/** Why it ended, as SHUTDOWN told. */
	readonly cause: ShutdownCause;
	/** What went wrong in a scenario, if anything. */
	readonly error: unknown;
}

/** The runs of one mock QEMU, one after the other, and what goes on through all of them. */
export class Lives {
	readonly journal: Chronicle;
	readonly lag = new LagMeter();
	readonly audience = new Audience(() => this.#run.monitors.clients);
	readonly seed: string;
	readonly #options: MockQmpOptions;
	readonly #scenarios: readonly Scenario[];
	readonly #given: Given;
	readonly #zero: Microseconds;
	#waits: Waits | undefined;
	#sockets: ChardevSockets | undefined;
	#run: Run;
	#settle: (ending: Ending) => void = () => {};
	/** Settles when all is over. */
	readonly ended = new Promise<Ending>(resolve => {
		this.#settle = resolve;
	});
	#error: unknown;
	#closing: Promise<void> | undefined;
	#isFinished = false;

	constructor(options: MockQmpOptions, scenarios: readonly Scenario[], given: Given) {
		this.seed = options.seed ?? scenarios.find(({seed}) => seed !== undefined)?.seed ?? freshSeed();
		this.#options = options;
		this.#scenarios = scenarios;
		this.#given = given;
		this.#run = this.#createRun();
		this.journal = new Chronicle(this.#run.machine.journal);
		this.#zero = given.clock.now();
	}

	/** Whoever waits for something. */
	get waits(): Waits {
		if (this.#waits === undefined) {
			this.#waits = new Waits(this.journal, this.#given.clock, this.#zero);
			if (this.#isFinished) {
				this.#waits.end();
			}
		}

		return this.#waits;
	}

	/** The present one. */
	get run(): Run {
		return this.#run;
	}

	/** Whether the mock has ended, or is ending. */
	get isOver(): boolean {
		return this.#closing !== undefined;
	}

	/** Opens all addresses, then lets the scenarios begin if they are to begin now. */
	async listen(): Promise<void> {
		this.#prepare(this.#run);
		if (this.#options.hasChardevSockets) {
			await this.#openSockets();
		}

		await this.#run.monitors.open();
		await this.#run.open();
	}

	/** Resolves when the scenarios of the start have played, in the run that is the present one then. */
	async played(): Promise<void> {
		for (let run: Run | undefined; run !== this.#run; ) {
			run = this.#run;
			await Promise.race([run.repertoire.played(), run.replaced]);
		}
	}

	/**
	 * Begins a new run on the same addresses.
	 * @throws MockQmpError MOCK_ENDED
	 */
	async reset(): Promise<void> {
		if (this.isOver) {
			throw new MockQmpError('MOCK_ENDED', 'the mock has ended, so that it cannot be reset');
		}

		const previous = this.#run;
		const run = this.#createRun();
		this.#prepare(run);
		run.monitors.takeOver(previous.monitors);
		this.#run = run;
		this.audience.changed();
		this.journal.follow(run.machine.journal);
		this.#sockets?.follow(run.machine);
		restoreClockSpeed(this.#given.clock, this.#options.speed);
		await previous.retire();
		await run.open();
	}

	/** Ends the present run; there is none after it. */
	async close(cause: ShutdownCause): Promise<void> {
		this.#run.machine.exit(cause);
		await this.#closing;
	}

	async #openSockets(): Promise<void> {
		const {ChardevSockets} = await import('./chardev-sockets.ts');
		this.#sockets = new ChardevSockets(this.#run.machine);
		await this.#sockets.open();
	}

	#createRun(): Run {
		return new Run({
			options: this.#options,
			scenarios: this.#scenarios,
			given: this.#given,
			seed: this.seed,
			onScenarioFailed: error => {
				this.#error = error;
				void this.close('host-signal');
			},
			audience: this.audience,
			onStep: (due, done) => this.lag.note(due, done),
			onExit: (run, cause) => {
				if (run === this.#run) {
					// Told from outside: nothing that a scenario had in hand comes after SHUTDOWN.
					if (ENDING_CAUSES.has(cause)) {
						run.repertoire.stop();
					}

					this.#closing = this.#finish(cause);
				}
			},
		});
	}

	#prepare(run: Run): void {
		run.monitors.declare(wantedMonitors(this.#options, run.machine.options));
		run.repertoire.armWire();
	}

	// The reply to `quit`, or to a line of the human monitor, is written in the turn that ends the machine: wait for it.
	async #finish(cause: ShutdownCause): Promise<void> {
		await nextTurn();
		const {repertoire, monitors, clock} = this.#run;
		repertoire.stop();
		await monitors.close();
		await this.#sockets?.close();
		this.#run.finishExpectations();
		this.#waits?.end();
		// Machines of a fleet share theirs, which goes on for the others.
		if (this.#options.member === undefined) {
			clock.stop();
		}

		this.#isFinished = true;
		this.lag.tell(this.#options.log);
		this.#settle({cause, error: this.#error});
	}
}
