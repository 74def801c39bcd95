import type {FaultPlan} from '../core/faults/fault-plan.ts';
import type {FaultRule} from '../core/faults/fault-rule.ts';
import type {FaultSpec} from '../core/faults/fault-spec.ts';
import type {Machine, ShutdownCause} from '../core/machine/machine.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Clock} from '../core/runtime/clock.ts';
import {silentLogger} from '../core/runtime/log.ts';
import {freshSeed} from '../core/runtime/seed.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {ExpectationSpec} from '../scenarios/expectations/expectation.ts';
import {Expectations, type Verdict} from '../scenarios/expectations/expectations.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {setClockSpeed} from './clock-speed.ts';
import type {Connection} from './connection.ts';
import {createDispatcher} from './create-dispatcher.ts';
import {createMachine, type Given} from './create-surroundings.ts';
import {examineEvent} from './examine.ts';
import {createFaultPlan, faultVictims} from './fault-victims.ts';
import {LagMeter, type LagSummary} from './lag-meter.ts';
import type {Monitor} from './monitor.ts';
import {Monitors} from './monitors.ts';
import type {MockQmpOptions} from './options.ts';
import {Repertoire} from './repertoire.ts';
import {Session} from './session.ts';

/** What came of a mock QEMU when it has ended. */
export interface Ending {
	/** Why it ended, as SHUTDOWN told. */
	readonly cause: ShutdownCause;
	/** What went wrong in a scenario, if anything. */
	readonly error: unknown;
}

/** One whole fake QEMU: a machine, its monitors and the scenarios that play on it. */
export class MockQmp {
	readonly seed: string;
	readonly machine: Machine;
	readonly clock: Clock;
	/** What goes wrong on the wire. */
	readonly faults: FaultPlan;
	/** What is expected, of the scenarios and of `expect`. */
	readonly expectations: Expectations;
	readonly #options: MockQmpOptions;
	readonly #monitors: Monitors;
	#settle: (ending: Ending) => void = () => {};
	readonly #ended = new Promise<Ending>(resolve => {
		this.#settle = resolve;
	});
	readonly #lag = new LagMeter();
	readonly #repertoire: Repertoire;
	#error: unknown;
	#closing: Promise<void> | undefined;

	constructor(options: MockQmpOptions, scenarios: readonly Scenario[], given: Given) {
		this.#options = options;
		this.seed = options.seed ?? scenarios.find(({seed}) => seed !== undefined)?.seed ?? freshSeed();
		this.clock = given.clock;
		this.machine = createMachine(options, scenarios, given);
		this.expectations = new Expectations(this.machine.journal, this.clock);
		this.expectations.add(...scenarios.flatMap(({expect}) => expect));
		this.faults = createFaultPlan(this.machine, this.clock, this.seed);
		this.#repertoire = new Repertoire({
			machine: this.machine,
			clock: this.clock,
			faults: this.faults,
			expectations: this.expectations,
			index: options.member?.index ?? 0,
			vars: options.member?.vars ?? {},
			overrides: options.params ?? {},
			greet: () => this.#monitors.greetAgain(),
			onStep: (due, done) => this.#lag.note(due, done),
			seed: this.seed,
			scenarios,
			times: options.repeat ?? 1,
			start: options.start ?? 'on-client',
			onError: error => this.#scenarioFailed(error),
		});
		this.#monitors = new Monitors({
			dispatcher: createDispatcher(this.machine, options, {
				unlisted: given.mockCommands?.(this) ?? [],
				seed: this.seed,
				react: command => this.#repertoire.ask(command),
				onFail: error => this.#scenarioFailed(error),
			}),
			clients: options.clients,
			log: options.log ?? silentLogger,
			clock: this.clock,
			faults: this.faults,
			createSession: options.createSession ?? (session => new Session(session)),
			onNegotiated: () => this.#repertoire.clientNegotiated(),
		});
		this.faults.attach(faultVictims(this.machine, this.#monitors, this.clock));
		if (options.isChecked) {
			this.machine.events.subscribe(examineEvent(this.machine.profile));
		}

		this.machine.events.subscribe(event => this.#monitors.deliver(event));
		this.machine.onExit(cause => {
			this.#closing = this.#finish(cause);
		});
	}

	/** Addresses of the monitors, with real ports, in the order in which they were asked for. */
	get addresses(): readonly string[] {
		return this.#monitors.addresses;
	}

	/** What query-status says. */
	get status(): RunState {
		return this.machine.status;
	}

	/** The clients that have negotiated. */
	get connections(): readonly Connection[] {
		return this.#monitors.clients;
	}

	/** How many they are. */
	get clientCount(): number {
		return this.#monitors.negotiatedCount;
	}

	/** Settles when all is over: after `quit`, `close`, a guest's end, or a scenario that failed. */
	get ended(): Promise<Ending> {
		return this.#ended;
	}

	/**
	 * Opens all addresses, then lets the scenarios begin if they are to begin now.
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE; nothing is left open then
	 */
	async listen(): Promise<void> {
		this.#monitors.declare(this.#options.listen ?? this.#defaultAddresses);
		this.#repertoire.armWire();
		await this.#monitors.open();
		await this.#repertoire.open(() => this.clientCount > 0);
	}

	/** Adds a monitor without an address; streams are handed to it. */
	addMonitor(): Monitor {
		return this.#monitors.add();
	}

	/** Begins the timelines, whatever they wait for; only the first call counts. */
	trigger(): void {
		this.#repertoire.trigger();
	}

	/** Resolves when all scenarios have played as often as they should and their events are sent. */
	async played(): Promise<void> {
		await this.#repertoire.played();
	}

	/**
	 * Plays one scenario more; resolves when it has played.
	 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
	 */
	async play(nameOrFile: string): Promise<void> {
		const {played} = await this.#repertoire.begin(nameOrFile);
		await played;
	}

	/** Begins one scenario more; resolves when it has begun. */
	async begin(nameOrFile: string | Scenario): Promise<void> {
		await this.#repertoire.begin(nameOrFile);
	}

	/** Moves the machine's time on by so many milliseconds and plays what is due. */
	advance(ms: number): Promise<void> {
		return this.clock.advance(ms);
	}

	/**
	 * Lets the machine's time go faster or slower; 0 freezes it until `advance` or another speed moves it.
	 * @throws MockQmpError SPEED_FIXED where it is virtual or waits for nothing, OPTION_INVALID
	 */
	setSpeed(speed: number): void {
		setClockSpeed(this.clock, speed);
	}

	/** How late the steps of scenarios have been so far. */
	get lag(): LagSummary {
		return this.#lag.summary;
	}

	/** Tells of an event now; the machine's state follows it. */
	emit<E extends EventName>(
		event: E,
		...[data]: undefined extends EventData[E] ? [] : [data: EventData[E]]
	): EventMessage {
		return this.machine.emitChecked(event, data);
	}

	/**
	 * Lets something go wrong, as `fault:` of a scenario does: `fault('reset')`, `fault({truncate: 40, nth: 3})`.
	 * @throws MockQmpError FAULT_INVALID, FAULT_INAPPLICABLE
	 */
	async fault(spec: FaultSpec): Promise<FaultRule> {
		const {readFault} = await import('../core/faults/parse-fault.ts');
		return this.faults.arm(readFault(spec));
	}

	/**
	 * Expects something of the client or of the run from now on, as `expect:` of a scenario does:
	 * `expect({command: 'cont', after: {event: 'STOP'}, within: '5s'})`.
	 * @throws MockQmpError EXPECTATION_INVALID
	 */
	async expect(spec: ExpectationSpec): Promise<void> {
		const {readExpectation} = await import('../scenarios/expectations/parse-expectation.ts');
		this.expectations.add(readExpectation(spec));
	}

	/** How all that is expected stands; once the mock has ended, nothing is open. */
	verify(): readonly Verdict[] {
		return this.expectations.verdicts;
	}

	/** Ends as QEMU does on a signal, or for another cause: SHUTDOWN, end of file, sockets gone. */
	async close(cause: ShutdownCause = 'host-signal'): Promise<void> {
		this.machine.exit(cause);
		await this.#closing;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}

	get #defaultAddresses(): readonly string[] {
		const {monitors} = this.machine.options;
		return monitors.length === 0 ? ['tcp:127.0.0.1:4444'] : monitors;
	}

	#scenarioFailed(error: unknown): void {
		this.#error = error;
		void this.close();
	}

	// The reply to `quit` is written in the turn that ends the machine: wait for it.
	async #finish(cause: ShutdownCause): Promise<void> {
		await Promise.resolve();
		this.#repertoire.stop();
		await this.#monitors.close();
		this.expectations.finish();
		this.clock.stop();
		this.#lag.tell(this.#options.log);
		this.#settle({cause, error: this.#error});
	}
}
