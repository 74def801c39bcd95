import {type Clock, MICROSECONDS_PER_MS, type Microseconds} from '../../runtime/clock.ts';
import type {RunState} from '../run-state.ts';
import type {MigratingMachine} from './migrating-machine.ts';

/** The guest of a machine that migrates standing still for the switchover. */
export class Standstill {
	readonly #machine: MigratingMachine;
	readonly #clock: Clock;
	#since: Microseconds = 0;
	/** The state of the guest before. */
	guest: RunState = 'running';

	constructor(machine: MigratingMachine, clock: Clock) {
		this.#machine = machine;
		this.#clock = clock;
	}

	/** How long it stands still, in whole milliseconds. */
	get ms(): number {
		return Math.floor((this.#clock.now() - this.#since) / MICROSECONDS_PER_MS);
	}

	/** Stops the guest; `switchOver` follows. */
	begin(switchOver: () => void): void {
		// migration.c, `migration_completion`: a guest that sleeps is woken, of which the main loop tells later.
		const isAsleep = this.#machine.status === 'suspended';
		if (isAsleep) {
			this.#machine.goto('running', {isSilent: true});
		}

		this.guest = this.#machine.status;
		this.#since = this.#clock.now();
		this.#machine.goto('finish-migrate');
		switchOver();
		if (isAsleep) {
			this.#machine.events.emit('WAKEUP');
		}
	}

	/** Lets the guest go on as before. */
	undo(): void {
		if (this.#machine.status === 'finish-migrate') {
			this.#machine.goto(this.guest === 'running' ? 'running' : 'postmigrate');
		}
	}
}
