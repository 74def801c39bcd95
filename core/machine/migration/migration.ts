import {QmpError} from '../../protocol/qmp-error.ts';
import {
	type Cancel,
	type Clock,
	MICROSECONDS_PER_MS,
	type Microseconds,
} from '../../runtime/clock.ts';
import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import {Capabilities} from './capabilities.ts';
import type {MigratingMachine, MigrationStatus, Outcome} from './migrating-machine.ts';
import {MigrationParameters} from './parameters.ts';
import {CANCEL_MS, CLEANUP_MS, DEVICES_MS, REFUSED_MS, SETUP_MS} from './timing.ts';
import {Transfer} from './transfer.ts';
import {checkTarget, type HasDescriptor, whyUnreachable} from './uri.ts';

const IDLE: ReadonlySet<MigrationStatus> = new Set(['none', 'completed', 'cancelled', 'failed']);
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The migration of a machine to another one. Nothing leaves this process: what is pretended is how long it takes. */
export class Migration {
	readonly capabilities = new Capabilities();
	readonly parameters = new MigrationParameters();
	readonly setupMs = SETUP_MS;
	readonly #machine: MigratingMachine;
	readonly #clock: Clock;
	readonly #hasDescriptor: HasDescriptor;
	/** The last pass over the memory that a script has told of; 0 before the first. */
	lastPass = 0;
	#status: MigrationStatus = 'none';
	#transfer: Transfer | undefined;
	#outcome: Outcome | undefined;
	#error: string | undefined;
	#startedAt: Microseconds = 0;
	#stoppedAt: Microseconds = 0;
	#rest = 0;
	#wasRunning = false;
	#cancelTask: Cancel = () => {};

	constructor(machine: MigratingMachine, clock: Clock, hasDescriptor: HasDescriptor) {
		this.#machine = machine;
		this.#clock = clock;
		this.#hasDescriptor = hasDescriptor;
	}

	get status(): MigrationStatus {
		return this.#status;
	}

	get isActive(): boolean {
		return !IDLE.has(this.#status);
	}

	/** The memory on its way, or the last that was. */
	get transfer(): Transfer | undefined {
		return this.#transfer;
	}

	/** Why the last migration failed. */
	get error(): string | undefined {
		return this.#error;
	}

	/** Spans of the last migration, once it is completed. */
	get outcome(): Outcome | undefined {
		return this.#outcome;
	}

	/** Milliseconds since the migration began. */
	get elapsedMs(): number {
		return this.#since(this.#startedAt);
	}

	/** @throws QmpError GenericError while a migration is on its way */
	assertIdle(): void {
		if (this.isActive) {
			throw complain("There's a migration process in progress");
		}
	}

	/**
	 * Begins a migration (migration.c, `migrate_prepare` and `qmp_migrate`).
	 * @throws QmpError GenericError
	 */
	start(uri: string): void {
		this.assertIdle();
		if (this.#machine.status === 'inmigrate') {
			throw complain('Guest is waiting for an incoming migration');
		}

		this.#transfer = undefined;
		this.#outcome = undefined;
		this.#error = undefined;
		this.#startedAt = this.#clock.now();
		this.#become('setup');
		try {
			checkTarget(uri, this.#hasDescriptor);
		} catch (error) {
			this.#become('failed');
			throw error;
		}

		const problem = whyUnreachable(uri);
		this.#later(problem === undefined ? SETUP_MS : REFUSED_MS, () =>
			problem === undefined ? this.#beginPrecopy() : this.#fail(problem),
		);
	}

	/** Stops a migration that is on its way; nothing happens if none is. */
	cancel(): void {
		if (this.isActive && this.#status !== 'cancelling') {
			this.#become('cancelling');
			this.#later(CANCEL_MS, () => {
				// A guest that stands still for the switchover goes on as before.
				if (this.#machine.status === 'finish-migrate') {
					this.#machine.goto(this.#wasRunning ? 'running' : 'postmigrate');
				}
				this.#become('cancelled');
			});
		}
	}

	/**
	 * Lets the switchover go on.
	 * @throws QmpError GenericError in another state than the client believes
	 */
	continueFrom(state: MigrationStatus): void {
		if (this.#status !== state) {
			throw complain(`Migration not in expected state: ${this.#status}`);
		}

		if (state === 'pre-switchover') {
			this.#later(0, () => {
				this.#become('device');
				this.#send(this.#rest);
			});
		}
	}

	/** The rate has changed: bytes a second. */
	noteRate(): void {
		if (this.#status === 'active' && this.#transfer !== undefined) {
			this.#transfer.setRate(this.#rate);
			this.#awaitEndOfPass(this.#transfer);
		}
	}

	/** Takes note of a MIGRATION event that a script tells of: where it ends, so does what goes on here. */
	note({status}: EventData['MIGRATION']): void {
		this.#status = status;
		this.lastPass = status === 'setup' ? 0 : this.lastPass;
		if (IDLE.has(status)) {
			this.#cancelTask();
		}
	}

	get #rate(): number {
		// Without a limit as fast as a network card of ten gigabits.
		const rate = Number(this.parameters.values['max-bandwidth'] ?? 0);
		return rate === 0 ? 1.25e9 : Math.min(rate, 1.25e9);
	}

	#since(instant: Microseconds): number {
		return Math.floor((this.#clock.now() - instant) / MICROSECONDS_PER_MS);
	}

	#become(status: MigrationStatus): void {
		this.#status = status;
		if (this.capabilities.has('events')) {
			this.#machine.events.emit('MIGRATION', {status});
		}
	}

	#later(delayMs: number, task: () => void): void {
		this.#cancelTask();
		this.#cancelTask = this.#clock.after(delayMs, task);
	}

	#fail(problem: string): void {
		this.#error = problem;
		this.#transfer = undefined;
		this.#become('failed');
	}

	#tellPass(pass: number): void {
		if (this.capabilities.has('events')) {
			this.#machine.events.emit('MIGRATION_PASS', {pass});
		}
	}

	#beginPrecopy(): void {
		const {memory, guest} = this.#machine.options;
		this.#tellPass(1);
		const load = {memory, isGuestThere: guest.isThere};
		const transfer = new Transfer(this.#clock, load, this.#rate);
		this.#transfer = transfer;
		this.#become('active');
		this.#awaitEndOfPass(transfer);
	}

	#awaitEndOfPass(transfer: Transfer): void {
		this.#later(transfer.passMs, () => {
			const dirty = transfer.dirtyAfterPass(this.#machine.status === 'running');
			const downtimeMs = (dirty / this.#rate) * 1000;
			if (downtimeMs <= (this.parameters.values['downtime-limit'] ?? 0)) {
				this.#switchOver(dirty);
			} else {
				transfer.nextPass(dirty);
				this.#tellPass(transfer.pass);
				this.#awaitEndOfPass(transfer);
			}
		});
	}

	#switchOver(dirty: number): void {
		// migration.c, `migration_completion`: a guest that sleeps is woken, of which the main loop tells later.
		const isAsleep = this.#machine.status === 'suspended';
		if (isAsleep) {
			this.#machine.goto('running', {isSilent: true});
		}

		this.#wasRunning = this.#machine.status === 'running';
		this.#stoppedAt = this.#clock.now();
		this.#machine.goto('finish-migrate');
		if (this.capabilities.has('pause-before-switchover')) {
			this.#rest = dirty;
			this.#become('pre-switchover');
		} else {
			this.#send(dirty);
		}

		if (isAsleep) {
			this.#machine.events.emit('WAKEUP');
		}
	}

	#send(rest: number): void {
		this.#transfer?.switchOver(rest);
		this.#tellPass(this.#transfer?.pass ?? 0);
		this.#later(DEVICES_MS + (this.#transfer?.passMs ?? 0), () => this.#complete());
	}

	#complete(): void {
		this.#outcome = {totalMs: this.elapsedMs, downtimeMs: this.#since(this.#stoppedAt)};
		this.#become('completed');
		// QEMU's migration thread tells of the end, its main loop cleans up: until then cont is refused.
		this.#later(CLEANUP_MS, () => this.#machine.goto('postmigrate'));
	}
}
