import type {EventMessage} from '../protocol/messages.ts';
import type {Clock} from '../runtime/clock.ts';
import {MockQmpError} from '../runtime/errors.ts';
import {Listeners} from '../runtime/listeners.ts';
import {assertEventData} from '../schema/event-data.ts';
import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import type {Profile} from '../schema/profile.ts';
import {inSchemaOrder} from '../schema/schema-order.ts';
import type {MonitorLine} from './chardev/chardevs.ts';
import {EventBus} from './event-bus.ts';
import {applyEvent} from './event-effects.ts';
import type {MachineOptions} from './machine-options.ts';
import {isMade, LateParts, type MachineParts} from './machine-parts.ts';
import type {MigrationLinks} from './migration/links.ts';
import type {ShutdownCause} from './power/powered-machine.ts';
import {createPretendedProcess, type ProcessFacts} from './process/process-facts.ts';
import {assertCanContinue, firstState, nextStates, type RunState} from './run-state.ts';

export type {ShutdownCause};

/** What generators and handlers may see of a machine. */
export interface MachineView extends MachineParts {
	readonly options: MachineOptions;
	readonly profile: Profile;
	readonly status: RunState;
	readonly host: ProcessFacts;
}

/** Surroundings of a machine. */
export interface MachineSurroundings {
	readonly clock: Clock;
	readonly profile: Profile;
	readonly isThrottled: boolean;
	/** The process that is seen behind the machine; a pretended one when left out. */
	readonly host?: ProcessFacts | undefined;
	/** How it reaches other machines that it migrates to or waits for; all is believed when left out. */
	readonly links?: MigrationLinks | undefined;
}

/** A pretended virtual machine with its QEMU process, as seen from the monitors. Its parts are in machine-parts.ts. */
export class Machine extends LateParts implements MachineView {
	readonly options: MachineOptions;
	readonly profile: Profile;
	readonly clock: Clock;
	readonly events: EventBus;
	readonly host: ProcessFacts;
	readonly links: MigrationLinks | undefined;
	readonly #exitListeners = new Listeners<(reason: ShutdownCause) => void>();
	#monitors: readonly MonitorLine[] = [];
	#runState: RunState;
	#isExiting = false;

	constructor(options: MachineOptions, surroundings: MachineSurroundings) {
		super();
		this.options = options;
		this.profile = surroundings.profile;
		this.clock = surroundings.clock;
		this.host = surroundings.host ?? createPretendedProcess();
		this.links = surroundings.links;
		this.events = new EventBus(surroundings.clock, surroundings);
		this.events.subscribe(({event, data}) => {
			if (this.journal.isOn) {
				this.journal.record({kind: 'event', event, ...(data === undefined ? {} : {data})});
			}
		});
		this.#runState = firstState(options);
	}

	get status(): RunState {
		return this.#runState;
	}

	/** The monitors that are character devices of the machine. */
	get monitors(): readonly MonitorLine[] {
		return this.#monitors;
	}

	/** Adds a monitor that is a character device. */
	addMonitor(monitor: MonitorLine): void {
		this.#monitors = this.#monitors.concat(monitor);
		if (Object.hasOwn(this, 'chardevs')) {
			this.chardevs.add(monitor);
		}
	}

	/** Whether the QEMU process is ending: no further command is taken. */
	get isExiting(): boolean {
		return this.#isExiting;
	}

	/** Tells of an event; the machine's state follows it. */
	emit<E extends EventName>(event: E, data: EventData[E]): EventMessage {
		applyEvent(this, event, {data, tell: (other, its) => this.events.emit(other, its)});
		const type = this.profile.schema.event(event)?.['arg-type'] ?? '';
		const ordered = inSchemaOrder(this.profile.schema, type, data);
		return this.events.emit(
			event,
			typeof ordered === 'object' && ordered !== null ? ordered : undefined,
		);
	}

	/**
	 * Tells of an event whose data a script has put together.
	 * @throws MockQmpError EVENT_DATA_INVALID
	 */
	emitChecked(event: EventName, data: object | undefined): EventMessage {
		assertEventData(this.profile.schema, event, data);
		return this.emit(event, data);
	}

	/** Stops the guest's CPUs. Nothing happens unless they run. */
	stop(): void {
		if (this.#status === 'running') {
			this.#leaveRunning('paused');
		} else if (this.#status === 'inmigrate') {
			this.incoming.willRun = false;
		}
	}

	/**
	 * Lets the guest's CPUs run. Nothing happens if they do, or if the guest sleeps.
	 * @throws QmpError GenericError where a reset must come first
	 */
	cont(): void {
		assertCanContinue(this.#status);
		if (this.#status === 'inmigrate') {
			this.incoming.willRun = true;
		} else if (this.#status !== 'running' && this.#status !== 'suspended') {
			this.#enterRunning();
		}
	}

	/**
	 * Brings the machine into a run state and tells of it as QEMU does on that edge; `isForced` takes any edge.
	 * @throws MockQmpError RUN_STATE_FORBIDDEN for an edge that QEMU does not know
	 */
	goto(state: RunState, {isSilent = false, isForced = false} = {}): void {
		const from = this.#status;
		if (state === from) {
			return;
		}

		const allowed = nextStates(from);
		if (!isForced && !allowed.includes(state)) {
			throw new MockQmpError(
				'RUN_STATE_FORBIDDEN',
				`a machine in state ${from} does not become ${state}`,
				{remedy: `from ${from} QEMU goes to ${allowed.join(', ')}`},
			);
		}

		if (isSilent) {
			this.#status = state;
		} else if (state === 'running') {
			this.#enterRunning();
		} else {
			this.#leaveRunning(state);
		}
	}

	/** Resets the machine: RESET, and status prelaunch unless it runs; or what `-action` says of it instead. */
	reset(reason: ShutdownCause): void {
		if (this.power.actions.reboot === 'shutdown') {
			this.power.shutDown(reason);
			return;
		}

		if (isMade(this, 'agent')) {
			this.agent.endWithGuest();
		}

		this.events.emit('RESET', {guest: reason.startsWith('guest'), reason});
		if (this.#status === 'running') {
			this.firmware.schedule();
		} else if (this.#status !== 'inmigrate' && this.#status !== 'finish-migrate') {
			this.#status = 'prelaunch';
			this.firmware.noteResetWhileStopped();
		}
	}

	/** Presses the power button. */
	powerdown(): void {
		this.events.emit('POWERDOWN');
	}

	/** Ends the QEMU process: SHUTDOWN unless silent, then the exit listeners. Only the first call counts. */
	exit(reason: ShutdownCause, {isSilent = false} = {}): void {
		if (!this.#isExiting) {
			this.#isExiting = true;
			this.firmware.cancel();
			if (!isSilent) {
				this.events.emit('SHUTDOWN', {guest: reason.startsWith('guest'), reason});
				if (isMade(this, 'jobs')) {
					this.jobs.endAll();
				}
			}

			for (const listener of this.#exitListeners) {
				listener(reason);
			}
		}
	}

	/** Calls `listener` when the QEMU process ends. */
	onExit(listener: (reason: ShutdownCause) => void): void {
		this.#exitListeners.add(listener);
	}

	get #status(): RunState {
		return this.#runState;
	}

	set #status(state: RunState) {
		const from = this.#runState;
		this.#runState = state;
		if (this.journal.isOn && from !== state) {
			this.journal.record({kind: 'state', from, state});
		}
	}

	#enterRunning(): void {
		this.#status = 'running';
		this.events.emit('RESUME');
		this.firmware.noteRunning();
	}

	#leaveRunning(state: RunState): void {
		const wasRunning = this.#status === 'running';
		this.#status = state;
		if (wasRunning) {
			this.events.emit('STOP');
		}
	}
}
