import type {EventMessage} from '../protocol/messages.ts';
import type {Clock} from '../runtime/clock.ts';
import {MockQmpError} from '../runtime/errors.ts';
import {assertEventData} from '../schema/event-data.ts';
import type {EventData, EventName} from '../schema/generated/qemu-7.2.ts';
import type {Profile} from '../schema/profile.ts';
import {inSchemaOrder} from '../schema/schema-order.ts';
import {IoErrors} from './block/io-errors.ts';
import {Chardevs} from './chardev/chardevs.ts';
import {VncServers} from './display/displays.ts';
import {EventBus} from './event-bus.ts';
import {applyEvent, type MachineParts} from './event-effects.ts';
import {FirmwareReset} from './firmware-reset.ts';
import {Hardware} from './hardware.ts';
import {Journal} from './journal.ts';
import type {MachineOptions} from './machine-options.ts';
import {Balloon} from './memory/balloon.ts';
import {MemorySlots} from './memory/memory-slots.ts';
import {Incoming} from './migration/incoming.ts';
import {Migration} from './migration/migration.ts';
import {Descriptors} from './process/descriptors.ts';
import {Quorum} from './quorum.ts';
import {assertCanContinue, firstState, nextStates, type RunState} from './run-state.ts';
import {SpiceServer} from './spice-server.ts';

/** Why a machine ends or resets (QAPI `ShutdownCause`). */
export type ShutdownCause = EventData['SHUTDOWN']['reason'];

/** What generators and handlers may see of a machine. */
export interface MachineView extends MachineParts {
	readonly options: MachineOptions;
	readonly profile: Profile;
	readonly status: RunState;
}

/** Surroundings of a machine. */
export interface MachineSurroundings {
	readonly clock: Clock;
	readonly profile: Profile;
	readonly isThrottled: boolean;
}

/** A pretended virtual machine with its QEMU process, as seen from the monitors. */
export class Machine implements MachineView {
	readonly options: MachineOptions;
	readonly profile: Profile;
	readonly events: EventBus;
	readonly journal: Journal;
	readonly quorum: Quorum;
	readonly ioErrors = new IoErrors();
	readonly balloon: Balloon;
	readonly memorySlots: MemorySlots;
	readonly spice: SpiceServer;
	readonly vnc: VncServers;
	readonly chardevs = new Chardevs();
	readonly descriptors = new Descriptors();
	readonly migration: Migration;
	readonly incoming: Incoming;
	readonly #clock: Clock;
	#hardware: Hardware | undefined;
	readonly #exitListeners = new Set<(reason: ShutdownCause) => void>();
	#runState: RunState;
	#isExiting = false;
	readonly #firmware: FirmwareReset;

	constructor(options: MachineOptions, surroundings: MachineSurroundings) {
		this.options = options;
		this.profile = surroundings.profile;
		this.#clock = surroundings.clock;
		this.events = new EventBus(surroundings.clock, surroundings);
		this.journal = new Journal(surroundings.clock);
		this.events.subscribe(({event, data}) => {
			if (this.journal.isOn) {
				this.journal.record({kind: 'event', event, ...(data === undefined ? {} : {data})});
			}
		});
		this.#runState = firstState(options);
		this.#firmware = new FirmwareReset(surroundings.clock, this.status === 'running', () => {
			if (options.type !== 'none' && this.status === 'running') {
				this.events.emit('RESET', {guest: true, reason: 'guest-reset'});
			}
		});
		this.migration = new Migration(this, surroundings.clock, name => this.descriptors.has(name));
		this.incoming = new Incoming(this);
		this.quorum = new Quorum(options.quorum);
		this.balloon = new Balloon(options.memory);
		this.memorySlots = new MemorySlots(options.memorySlots);
		this.spice = new SpiceServer(options.spice);
		this.vnc = new VncServers(options);
		for (const chardev of options.chardevs) {
			this.chardevs.open(chardev);
		}
	}

	/**
	 * The board and its devices, put together at their first use.
	 * @throws MockQmpError OPTION_INVALID for a device that QEMU refuses
	 */
	get hardware(): Hardware {
		this.#hardware ??= new Hardware(this, this.#clock);
		return this.#hardware;
	}

	get status(): RunState {
		return this.#runState;
	}

	/** Whether the QEMU process is ending: no further command is taken. */
	get isExiting(): boolean {
		return this.#isExiting;
	}

	/** Tells of an event; the machine's state follows it. */
	emit<E extends EventName>(event: E, data: EventData[E]): EventMessage {
		applyEvent(this, event, data);
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
	 * Brings the machine into a run state and tells of it as QEMU does on that edge.
	 * @throws MockQmpError RUN_STATE_FORBIDDEN for an edge that QEMU does not know
	 */
	goto(state: RunState, {isSilent = false} = {}): void {
		const from = this.#status;
		if (state === from) {
			return;
		}

		const allowed = nextStates(from);
		if (!allowed.includes(state)) {
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

	/** Resets the machine: RESET, and status prelaunch unless it runs. */
	reset(reason: ShutdownCause): void {
		this.events.emit('RESET', {guest: reason.startsWith('guest'), reason});
		if (this.#status === 'running') {
			this.#firmware.schedule();
		} else if (this.#status !== 'inmigrate' && this.#status !== 'finish-migrate') {
			this.#status = 'prelaunch';
			this.#firmware.noteResetWhileStopped();
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
			this.#firmware.cancel();
			if (!isSilent) {
				this.events.emit('SHUTDOWN', {guest: reason.startsWith('guest'), reason});
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
		this.#firmware.noteRunning();
	}

	#leaveRunning(state: RunState): void {
		const wasRunning = this.#status === 'running';
		this.#status = state;
		if (wasRunning) {
			this.events.emit('STOP');
		}
	}
}
