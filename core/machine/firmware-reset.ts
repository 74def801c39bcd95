import type {Cancel, Clock} from '../runtime/clock.ts';
import type {EventBus} from './event-bus.ts';
import type {MachineOptions} from './machine-options.ts';
import {firstState, type RunState} from './run-state.ts';

// reference recordings `system-reset` and `stop-cont`: the firmware of a PC resets it once more, 29 to 47 ms later.
const FIRMWARE_RESET_MS = 30;

/** The machine that a firmware resets. */
export interface FirmwareOwner {
	readonly options: MachineOptions;
	readonly clock: Clock;
	readonly events: EventBus;
	readonly status: RunState;
}

/** The second reset that the firmware of a PC makes of a machine that it has started before. */
export class FirmwareReset {
	readonly #owner: FirmwareOwner;
	/** Whether the firmware has left its mark in memory, by which it knows a reset from a cold start. */
	#hasRun: boolean;
	#isDue = false;
	#cancel: Cancel = () => {};

	constructor(owner: FirmwareOwner) {
		this.#owner = owner;
		this.#hasRun = firstState(owner.options) === 'running';
	}

	/** The CPUs begin to run. */
	noteRunning(): void {
		this.#hasRun = true;
		if (this.#isDue) {
			this.#isDue = false;
			this.schedule();
		}
	}

	/** A machine whose CPUs stand still was reset. */
	noteResetWhileStopped(): void {
		this.#isDue = this.#hasRun;
	}

	schedule(): void {
		this.cancel();
		this.#cancel = this.#owner.clock.after(FIRMWARE_RESET_MS, () => this.#reset());
	}

	cancel(): void {
		this.#cancel();
	}

	#reset(): void {
		const {options, status, events} = this.#owner;
		if (options.type !== 'none' && status === 'running') {
			events.emit('RESET', {guest: true, reason: 'guest-reset'});
		}
	}
}
