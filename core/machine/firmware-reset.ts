import type {Cancel, Clock} from '../runtime/clock.ts';

// reference recordings `system-reset` and `stop-cont`: the firmware of a PC resets it once more, 29 to 47 ms later.
const FIRMWARE_RESET_MS = 30;

/** The second reset that the firmware of a PC makes of a machine that it has started before. */
export class FirmwareReset {
	readonly #clock: Clock;
	readonly #reset: () => void;
	/** Whether the firmware has left its mark in memory, by which it knows a reset from a cold start. */
	#hasRun: boolean;
	#isDue = false;
	#cancel: Cancel = () => {};

	/** `reset` is called when the firmware resets the machine. */
	constructor(clock: Clock, hasRun: boolean, reset: () => void) {
		this.#clock = clock;
		this.#hasRun = hasRun;
		this.#reset = reset;
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
		this.#cancel = this.#clock.after(FIRMWARE_RESET_MS, this.#reset);
	}

	cancel(): void {
		this.#cancel();
	}
}
