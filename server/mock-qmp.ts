import type {FaultPlan} from '../core/faults/fault-plan.ts';
import type {FaultRule} from '../core/faults/fault-rule.ts';
import type {FaultSpec} from '../core/faults/fault-spec.ts';
import type {ArgumentsOf, ReturnOf} from '../core/machine/command-table.ts';
import type {Machine, ShutdownCause} from '../core/machine/machine.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import {type ErrorClass, QmpError} from '../core/protocol/qmp-error.ts';
import type {Cancel, Clock} from '../core/runtime/clock.ts';
import type {CommandName, EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {ExpectationSpec} from '../scenarios/expectations/expectation.ts';
import type {Expectations, Verdict} from '../scenarios/expectations/expectations.ts';
import type {AskedCommand} from '../scenarios/playing/stage.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {ScenarioFile} from '../scenarios/scenario-file.ts';
import type {Audience} from './audience.ts';
import type {Chronicle, SeenCommand, SeenEvent} from './chronicle.ts';
import {type Client, clientOf} from './client.ts';
import {setClockSpeed} from './clock-speed.ts';
import type {Given} from './create-surroundings.ts';
import type {BelievableOptions} from './emit-believable.ts';
import type {LagSummary} from './lag-meter.ts';
import {type Ending, Lives} from './lives.ts';
import type {Monitor} from './monitor.ts';
import type {MockQmpOptions} from './options.ts';
import type {Play, PlayRequest} from './play.ts';
import type {Stubs} from './stubs.ts';
import type {WaitOptions} from './waits.ts';

/** One whole fake QEMU: a machine, its monitors and the scenarios that play on it. */
export class MockQmp {
	readonly seed: string;
	readonly clock: Clock;
	/** The record of all that happened, as much as is kept. */
	readonly journal: Chronicle;
	/** The clients that have negotiated, through resets too. */
	readonly audience: Audience;
	readonly #lives: Lives;

	constructor(options: MockQmpOptions, scenarios: readonly Scenario[], given: Given) {
		this.#lives = new Lives(options, scenarios, given);
		this.seed = this.#lives.seed;
		this.clock = given.clock;
		this.journal = this.#lives.journal;
		this.audience = this.#lives.audience;
	}

	/** The machine; another one after `reset`. */
	get machine(): Machine {
		return this.#lives.run.machine;
	}

	get faults(): FaultPlan {
		return this.#lives.run.faults;
	}

	/** What is expected, of the scenarios and of `expect`. */
	get expectations(): Expectations {
		return this.#lives.run.expectations;
	}

	/** Addresses of the monitors, with real ports, in the order in which they were asked for. */
	get addresses(): readonly string[] {
		return this.#lives.run.monitors.addresses;
	}

	get status(): RunState {
		return this.machine.status;
	}

	/** The commands that clients have sent, oldest first, as many as the journal keeps. */
	get commands(): readonly SeenCommand[] {
		return this.journal.commands;
	}

	/** The events that have gone out, oldest first, as many as the journal keeps. */
	get events(): readonly SeenEvent[] {
		return this.journal.events;
	}

	/** The clients that are connected, those that have not negotiated too. */
	get clients(): readonly Client[] {
		return this.#lives.run.monitors.connections.map(clientOf);
	}

	get clientCount(): number {
		return this.audience.clients.length;
	}

	get plays(): readonly Play[] {
		return this.#lives.run.repertoire.plays;
	}

	get stubs(): Stubs {
		return this.#lives.run.stubs;
	}

	/** Settles after `quit`, `close`, a guest's end, or a scenario that failed. */
	get ended(): Promise<Ending> {
		return this.#lives.ended;
	}

	get isOver(): boolean {
		return this.#lives.isOver;
	}

	/**
	 * Opens all addresses, then lets the scenarios begin if they are to begin now.
	 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE; nothing is left open then
	 */
	listen(): Promise<void> {
		return this.#lives.listen();
	}

	/** Adds a monitor without an address; streams are handed to it. */
	addMonitor(): Monitor {
		return this.#lives.run.monitors.add();
	}

	/** Begins the timelines, whatever they wait for; only the first call counts. */
	trigger(): void {
		this.#lives.run.repertoire.trigger();
	}

	/** Resolves when the scenarios of the start have played as often as they should and their events are sent. */
	played(): Promise<void> {
		return this.#lives.played();
	}

	/**
	 * Plays one scenario more; resolves when it has played, rejects when a step of it cannot be done.
	 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
	 */
	async play(scenario: string | ScenarioFile, request?: PlayRequest): Promise<void> {
		await (await this.begin(scenario, request)).played;
	}

	/** Begins one scenario more; resolves when it has begun. */
	begin(scenario: string | Scenario | ScenarioFile, request?: PlayRequest): Promise<Play> {
		return this.#lives.run.begin(scenario, request);
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

	get lag(): LagSummary {
		return this.#lives.lag.summary;
	}

	/** Tells of an event now; the machine's state follows it. */
	emit<E extends EventName>(
		event: E,
		...[data]: undefined extends EventData[E] ? [] : [data: EventData[E]]
	): EventMessage {
		return this.machine.emitChecked(event, data);
	}

	/**
	 * Tells of an event with data that fit the machine, where none are given; the run state that belongs to it follows.
	 * @throws MockQmpError EVENT_UNKNOWN, EVENT_DATA_INVALID, RUN_STATE_FORBIDDEN
	 */
	emitBelievable(event: string, options: BelievableOptions = {}): Promise<EventMessage> {
		return this.#lives.run.emitBelievable(event, options);
	}

	/**
	 * Answers a command in the machine's stead: with what `handler` gives, or throws; the result takes it back.
	 * @throws MockQmpError COMMAND_UNKNOWN
	 */
	onCommand<N extends CommandName>(
		name: N,
		handler: (args: ArgumentsOf<N>, asked: AskedCommand) => ReturnOf<N> | Promise<ReturnOf<N>>,
	): Cancel;
	onCommand(
		name: string,
		handler: (args: Readonly<Record<string, unknown>>, asked: AskedCommand) => unknown,
	): Cancel {
		return this.#lives.run.stubs.handle(name, asked => handler(asked.arguments, asked));
	}

	/** In a handler of `onCommand`: the client gets this error. */
	fail(errorClass: ErrorClass, desc: string): never {
		throw new QmpError(errorClass, desc);
	}

	/**
	 * Resolves with the next command of that name; one that came before the call counts, unless a call has had it.
	 * @throws MockQmpError WAIT_TIMED_OUT, which tells what came instead; MOCK_ENDED
	 */
	waitForCommand(name: CommandName, options?: WaitOptions): Promise<SeenCommand> {
		return this.#lives.waits.command(name, options);
	}

	/** The same for events that go out. */
	waitForEvent(name: EventName, options?: WaitOptions): Promise<SeenEvent> {
		return this.#lives.waits.event(name, options);
	}

	/**
	 * Lets something go wrong, as `fault:` of a scenario does: `fault('reset')`, `fault({truncate: 40, nth: 3})`.
	 * @throws MockQmpError FAULT_INVALID, FAULT_INAPPLICABLE
	 */
	fault(spec: FaultSpec): Promise<FaultRule> {
		return this.#lives.run.fault(spec);
	}

	/**
	 * Expects something from now on, as `expect:` of a scenario: `{command: 'cont', within: '5s'}`.
	 * @throws MockQmpError EXPECTATION_INVALID
	 */
	expect(spec: ExpectationSpec): Promise<void> {
		return this.#lives.run.expect(spec);
	}

	/** How all that is expected stands; once the mock has ended, nothing is open. */
	verify(): readonly Verdict[] {
		return this.expectations.verdicts;
	}

	/**
	 * Makes the machine anew, its scenarios waiting as at the start. Clients are cut off; faults, stubs, plays,
	 * expectations and the journal are forgotten. @throws MockQmpError MOCK_ENDED
	 */
	reset(): Promise<void> {
		return this.#lives.reset();
	}

	/** Ends as QEMU does on a signal, or for another cause: SHUTDOWN, end of file, sockets gone. */
	close(cause: ShutdownCause = 'host-signal'): Promise<void> {
		return this.#lives.close(cause);
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}
}
