import type {FaultPlan} from '../core/faults/fault-plan.ts';
import type {FaultRule} from '../core/faults/fault-rule.ts';
import type {FaultSpec} from '../core/faults/fault-spec.ts';
import type {Machine, ShutdownCause} from '../core/machine/machine.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Clock, Microseconds} from '../core/runtime/clock.ts';
import {silentLogger} from '../core/runtime/log.ts';
import {Random} from '../core/runtime/random.ts';
import type {ExpectationSpec} from '../scenarios/expectations/expectation.ts';
import {Expectations} from '../scenarios/expectations/expectations.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {ScenarioFile} from '../scenarios/scenario-file.ts';
import type {Audience} from './audience.ts';
import {createDispatcher} from './create-dispatcher.ts';
import {createMachine, type Given} from './create-surroundings.ts';
import {type BelievableOptions, emitBelievable} from './emit-believable.ts';
import {examineEvent} from './examine.ts';
import {createFaultPlan, MockVictims} from './fault-victims.ts';
import type {MockCommandTarget} from './mock-commands.ts';
import {Monitors, type MonitorsOptions} from './monitors.ts';
import type {MockQmpOptions} from './options.ts';
import type {Play, PlayRequest} from './play.ts';
import {Repertoire} from './repertoire.ts';
import {Session} from './session.ts';
import {Stubs} from './stubs.ts';

const watching = (
	{watchDescriptors}: MockQmpOptions,
	machine: Machine,
): Pick<MonitorsOptions, 'watch'> =>
	watchDescriptors === undefined
		? {}
		: {watch: stream => watchDescriptors(stream, passed => machine.descriptors.receive(passed))};

/** What a run is given. */
export interface RunOptions {
	readonly options: MockQmpOptions;
	/** What plays from the start. */
	readonly scenarios: readonly Scenario[];
	readonly given: Given;
	readonly seed: string;
	/** A scenario of the start could not go on. */
	readonly onScenarioFailed: (error: unknown) => void;
	/** To be told when its clients change. */
	readonly audience: Audience;
	readonly onStep: (due: number, done: number) => void;
	/** The machine ends. */
	readonly onExit: (run: Run, cause: ShutdownCause) => void;
}

/** One life of a mock QEMU, from its start or a reset to the next: a machine and all that goes on with it. */
export class Run implements MockCommandTarget {
	readonly seed: string;
	readonly machine: Machine;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	readonly monitors: Monitors;
	readonly repertoire: Repertoire;
	/** Resolves when another run has taken its place. */
	readonly replaced: Promise<void>;
	readonly #zero: Microseconds;
	#expectations: Expectations | undefined;
	#stubs: Stubs | undefined;
	#emitted = 0;
	#replace: () => void = () => {};

	constructor(run: RunOptions) {
		const {options, scenarios, given, seed, onScenarioFailed} = run;
		this.seed = seed;
		this.clock = given.clock;
		this.machine = createMachine(options, scenarios, given);
		this.#zero = this.clock.now();
		for (const {expect} of scenarios) {
			if (expect.length > 0) {
				this.expectations.add(...expect);
			}
		}

		this.faults = createFaultPlan(this.machine, this.clock, seed);
		this.repertoire = this.#createRepertoire(run);
		this.monitors = new Monitors({
			dispatcher: createDispatcher(this.machine, options, {
				unlisted: given.mockCommands?.(this) ?? [],
				seed,
				react: command => this.#stubs?.ask(command) ?? this.repertoire.ask(command),
				onFail: onScenarioFailed,
			}),
			clients: options.clients,
			...watching(options, this.machine),
			log: options.log ?? silentLogger,
			clock: this.clock,
			faults: this.faults,
			audience: run.audience,
			createSession: options.createSession ?? (session => new Session(session)),
			onNegotiated: () => {
				run.audience.changed();
				this.repertoire.clientNegotiated();
			},
		});
		this.faults.attach(new MockVictims(this.machine, this.monitors, this.clock));
		if (options.isChecked) {
			const {events, profile} = this.machine;
			const examine = examineEvent(profile);
			events.subscribe(event => events.isAsGiven(event) || examine(event));
		}

		this.machine.events.subscribe(event => this.monitors.deliver(event));
		this.machine.events.subscribe(({event}) => {
			if (event === 'RESUME') {
				this.repertoire.guestResumed();
			}
		});
		this.machine.onExit(cause => run.onExit(this, cause));
		this.replaced = new Promise(resolve => {
			this.#replace = resolve;
		});
	}

	/** What is expected of it. */
	get expectations(): Expectations {
		this.#expectations ??= new Expectations(this.machine.journal, this.clock, this.#zero);
		return this.#expectations;
	}

	/** Nothing more comes: what is still expected is settled. */
	finishExpectations(): void {
		this.#expectations?.finish();
	}

	/** What answers commands in its machine's stead. */
	get stubs(): Stubs {
		this.#stubs ??= new Stubs(this.machine, this.clock);
		return this.#stubs;
	}

	/** Begins one scenario more. */
	begin(scenario: string | Scenario | ScenarioFile, request?: PlayRequest): Promise<Play> {
		return this.repertoire.begin(scenario, request);
	}

	/** Tells of an event with believable data. */
	emitBelievable(event: string, options: BelievableOptions): Promise<EventMessage> {
		const random = new Random(this.seed).fork('emit').fork(this.#emitted++);
		return emitBelievable(this.machine, event, {...options, random, now: this.clock.now()});
	}

	/** Lets something go wrong. */
	async fault(spec: FaultSpec): Promise<FaultRule> {
		const {readFault} = await import('../core/faults/parse-fault.ts');
		return this.faults.arm(readFault(spec));
	}

	/** Expects something from now on. */
	async expect(spec: ExpectationSpec): Promise<void> {
		const {readExpectation} = await import('../scenarios/expectations/parse-expectation.ts');
		this.expectations.add(readExpectation(spec));
	}

	/** Moves its time on. */
	advance(ms: number): Promise<void> {
		return this.clock.advance(ms);
	}

	/** Waits for another machine if it is to, and lets its scenarios begin if they are to begin now. */
	async open(): Promise<void> {
		if (this.machine.options.incoming !== undefined) {
			await this.machine.incoming.open();
		}

		await this.repertoire.open(() => this.monitors.negotiatedCount > 0);
	}

	/** Ends without a word, since another has taken its place; resolves when its clients are gone. */
	async retire(): Promise<void> {
		this.repertoire.stop();
		this.finishExpectations();
		this.machine.exit('host-signal', {isSilent: true});
		this.#replace();
		await this.monitors.retire();
	}

	#createRepertoire({options, scenarios, onScenarioFailed, onStep}: RunOptions): Repertoire {
		return new Repertoire({
			machine: this.machine,
			clock: this.clock,
			faults: this.faults,
			expectationsOf: () => this.expectations,
			index: options.member?.index ?? 0,
			vars: options.member?.vars ?? {},
			overrides: options.params ?? {},
			greet: () => this.monitors.greetAgain(),
			onStep,
			seed: this.seed,
			scenarios,
			times: options.repeat ?? 1,
			start: options.start ?? 'on-client',
			onError: onScenarioFailed,
		});
	}
}
