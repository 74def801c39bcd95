import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {GuestActions} from '../machine-options.ts';
import type {RunState} from '../run-state.ts';
import {panicActionOf} from './panic-action.ts';
import {ENDING_CAUSES, type PoweredMachine, type ShutdownCause} from './powered-machine.ts';

// Recorded of a Linux guest: from the power button to the end, and from a non-maskable interrupt to the panic.
const POWER_OFF_MS = 570;
const PANIC_MS = 5;

type PanicInfo = EventData['GUEST_PANICKED']['info'];

const STATE_TOLD = {RESUME: 'running', SUSPEND: 'suspended', WAKEUP: 'running'} as const;

/** Why CPUs are about to stand still, as an event has just told. */
type StopCause = Extract<RunState, 'io-error' | 'guest-panicked' | 'watchdog' | 'shutdown'>;

/**
 * What guest and watchdog do to the machine as a whole, and what comes of it by QEMU's `-action` (softmmu/runstate.c,
 * hw/watchdog/watchdog.c).
 */
export class Power {
	readonly #machine: PoweredMachine;
	#actions: GuestActions;
	#stopCause: StopCause | undefined;
	/** Counts resets and panics: what a guest was about to do before, it does not do. */
	#lives = 0;

	constructor(machine: PoweredMachine) {
		this.#machine = machine;
		this.#actions = machine.options.actions;
		machine.events.subscribe(({event}) => {
			if (event === 'RESET') {
				this.#lives += 1;
			}
		});
	}

	/** What happens when the guest does something. */
	get actions(): GuestActions {
		return this.#actions;
	}

	/** Takes other actions from now on. */
	setActions(actions: Partial<GuestActions>): void {
		this.#actions = {...this.#actions, ...actions};
	}

	/** The guest has powered off, or a reset is to end the machine: SHUTDOWN, then the end, or STOP. */
	shutDown(cause: ShutdownCause): void {
		if (this.#actions.shutdown === 'poweroff') {
			this.#machine.exit(cause);
			return;
		}

		this.#machine.events.emit('SHUTDOWN', {guest: cause.startsWith('guest'), reason: cause});
		this.#stopIn('shutdown');
	}

	/** A guest that runs reboots. */
	reboot(): void {
		if (this.#isRunning) {
			this.#machine.reset('guest-reset');
		}
	}

	/** A guest that runs powers itself off. */
	powerOff(): void {
		if (this.#isRunning) {
			this.shutDown('guest-shutdown');
		}
	}

	/** A guest that runs panics, and a device such as pvpanic tells of it. */
	panic(info?: PanicInfo): void {
		if (!this.#isRunning) {
			return;
		}

		this.#lives += 1;
		const action = panicActionOf(this.#actions);
		this.#machine.emit('GUEST_PANICKED', {action, ...(info === undefined ? {} : {info})});
		if (action === 'pause') {
			this.#stopIn('guest-panicked');
		} else if (action === 'poweroff') {
			this.shutDown('guest-panic');
		}
	}

	/** Something but a CPU has pvpanic tell of a panic: the CPUs, if they run, stop before all else. */
	panicFromOutside(): void {
		this.#lives += 1;
		const action = panicActionOf(this.#actions);
		this.#machine.emit('GUEST_PANICKED', {action});
		if (action !== 'run') {
			this.#stopIn('guest-panicked');
		}

		if (action === 'poweroff') {
			this.shutDown('guest-panic');
		}
	}

	/** The watchdog of a guest that runs expires. */
	expireWatchdog(): void {
		if (!this.#isRunning) {
			return;
		}

		const {watchdog} = this.#actions;
		this.#machine.emit('WATCHDOG', {action: watchdog});
		switch (watchdog) {
			case 'reset':
				this.#machine.reset('guest-reset');
				return;
			case 'shutdown':
				this.pressButton();
				return;
			case 'poweroff':
				this.#machine.exit('guest-shutdown', {isSilent: true});
				return;
			case 'pause':
				this.#stopIn('watchdog');
				return;
			case 'inject-nmi':
				this.injectNmi();
				return;
			case 'debug':
			case 'none':
				return;
			default:
				watchdog satisfies never;
		}
	}

	/** A guest that runs suspends to memory. */
	suspend(): void {
		if (this.#isRunning) {
			this.#machine.goto('suspended', {isSilent: true});
			this.#machine.events.emit('SUSPEND');
		}
	}

	/** A guest that runs suspends to its disk and powers off. */
	suspendToDisk(): void {
		if (this.#isRunning) {
			this.#machine.events.emit('SUSPEND_DISK');
			this.shutDown('guest-shutdown');
		}
	}

	/** Something wakes a guest that sleeps. */
	wakeUp(): void {
		if (this.#machine.status === 'suspended') {
			this.#machine.goto('running', {isSilent: true});
			this.#machine.events.emit('WAKEUP');
		}
	}

	/** Presses the power button; a guest that agrees powers off in its own time. */
	pressButton(): void {
		this.#machine.powerdown();
		const {isThere, powerdown, powerdownDelay} = this.#machine.options.guest;
		if (isThere && powerdown === 'agree') {
			this.#later(powerdownDelay ?? POWER_OFF_MS, () => this.powerOff());
		}
	}

	/** A program of the guest ends it in the guest's own time; gives false where the guest refuses. */
	endFromWithin(how: 'powerdown' | 'halt' | 'reboot'): boolean {
		const {powerdown, powerdownDelay} = this.#machine.options.guest;
		// A guest that has halted stands still, and nobody tells.
		if (powerdown === 'agree' && how !== 'halt') {
			this.#later(powerdownDelay ?? POWER_OFF_MS, () =>
				how === 'reboot' ? this.reboot() : this.powerOff(),
			);
		}

		return powerdown !== 'refuse';
	}

	/** Raises a non-maskable interrupt. */
	injectNmi(): void {
		const {isThere, nmi} = this.#machine.options.guest;
		if (isThere && nmi === 'panic') {
			this.#later(PANIC_MS, () => this.panic());
		}
	}

	/** Takes note of an event after which QEMU stops the CPUs: a STOP to come is due to it. */
	noteStopCause(cause: StopCause): void {
		this.#stopCause = cause;
	}

	/** Follows an event that says which state the machine is in, even where QEMU would not have told of it. */
	follow(event: 'STOP' | 'RESUME' | 'SUSPEND' | 'WAKEUP'): void {
		const {status} = this.#machine;
		const state = event === 'STOP' ? (this.#stopCause ?? 'paused') : STATE_TOLD[event];
		this.#stopCause = undefined;
		const isAwake = status === 'running';
		const isAsleep = status === 'suspended';
		const isMeant = {
			STOP: isAwake || isAsleep,
			RESUME: true,
			SUSPEND: isAwake,
			WAKEUP: isAsleep,
		};
		if (isMeant[event]) {
			this.#machine.goto(state, {isSilent: true, isForced: true});
		}
	}

	/**
	 * Follows a SHUTDOWN that a script has told of: the CPUs stop if the process is to outlive it.
	 * Gives false where the process ends.
	 */
	outlives(cause: ShutdownCause): boolean {
		const isLasting = this.#actions.shutdown === 'pause' && !ENDING_CAUSES.has(cause);
		if (isLasting) {
			this.#stopIn('shutdown');
		}

		return isLasting;
	}

	get #isRunning(): boolean {
		return this.#machine.status === 'running' && !this.#machine.isExiting;
	}

	/** Stops the CPUs where they run. */
	#stopIn(state: StopCause): void {
		if (this.#machine.status === 'running') {
			this.#machine.goto(state);
		}
	}

	/** Lets the guest do something in its own time, unless it was reset meanwhile. */
	#later(delayMs: number, act: () => void): void {
		const lives = this.#lives;
		this.#machine.hardware.guest.after(delayMs, () => {
			if (this.#lives === lives) {
				act();
			}
		});
	}
}
