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
import {awaitEndOfPass} from './passes.ts';
import {SourceLink} from './source-link.ts';
import {Standstill} from './standstill.ts';
import {CANCEL_MS, CLEANUP_MS, DEVICES_MS, SETUP_MS} from './timing.ts';
import {Transfer} from './transfer.ts';
import {checkTarget, takeDescriptor} from './uri.ts';

const IDLE: ReadonlySet<MigrationStatus> = new Set(['none', 'completed', 'cancelled', 'failed']);
/** The guest is at the target from then on. */
const HANDED_OVER: ReadonlySet<MigrationStatus> = new Set(['postcopy-active', 'completed']);
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The migration of a machine to another one. What is pretended is how long it takes. */
export class Migration {
	readonly capabilities = new Capabilities();
	readonly parameters = new MigrationParameters();
	readonly setupMs = SETUP_MS;
	readonly #machine: MigratingMachine;
	readonly #clock: Clock;
	/** The last pass over the memory that a script has told of; 0 before the first. */
	lastPass = 0;
	/** The memory on its way, or the last that was. */
	transfer: Transfer | undefined;
	/** Why the last migration failed. */
	error: string | undefined;
	/** Spans of the last migration, once it is completed. */
	outcome: Outcome | undefined;
	#status: MigrationStatus = 'none';
	#startedAt: Microseconds = 0;
	#rest = 0;
	/** Whether the rest of the memory follows the guest. */
	#isPostcopy = false;
	readonly #standstill: Standstill;
	readonly #link: SourceLink;
	#cancelTask: Cancel = () => {};

	constructor(machine: MigratingMachine, clock: Clock) {
		this.#machine = machine;
		this.#clock = clock;
		this.#standstill = new Standstill(machine, clock);
		this.#link = new SourceLink(clock, machine.links);
		machine.onExit(() => this.#link.close());
	}

	get status(): MigrationStatus {
		return this.#status;
	}

	get isActive(): boolean {
		return !IDLE.has(this.#status);
	}

	/** Milliseconds since the migration began. */
	get elapsedMs(): number {
		return Math.floor((this.#clock.now() - this.#startedAt) / MICROSECONDS_PER_MS);
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

		this.#isPostcopy = false;
		this.transfer = undefined;
		this.outcome = undefined;
		this.error = undefined;
		this.#startedAt = this.#clock.now();
		this.#become('setup');
		try {
			checkTarget(uri, this.#machine.descriptors);
		} catch (error) {
			this.#become('failed');
			throw error;
		}

		this.#link.open(uri, takeDescriptor(uri, this.#machine.descriptors), {
			onReady: () => this.#beginPrecopy(),
			onFailed: problem => this.#fail(problem),
		});
	}

	/** Stops a migration that is on its way; nothing happens if none is. */
	cancel(): void {
		if (this.isActive && this.#status !== 'cancelling') {
			this.#become('cancelling');
			this.#link.close();
			this.#later(CANCEL_MS, () => {
				this.#standstill.undo();
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
				this.#become(this.#isPostcopy ? 'postcopy-active' : 'device');
				this.#send(this.#rest);
			});
		}
	}

	/** Lets the guest go on at the target; the rest of its memory follows (migration.c, `postcopy_start`). */
	startPostcopy(): void {
		if (this.#status === 'active') {
			this.#isPostcopy = true;
			this.#later(0, () => this.#switchOver(0));
		}
	}

	/** The rate has changed: bytes a second. */
	noteRate(): void {
		if (this.#status === 'active' && this.transfer !== undefined) {
			this.transfer.setRate(this.parameters.rate);
			this.#awaitEndOfPass(this.transfer);
		}
	}

	/** Takes note of a MIGRATION event that a script tells of: where it ends, so does what goes on here. */
	note({status}: EventData['MIGRATION']): void {
		this.#status = status;
		this.lastPass = status === 'setup' ? 0 : this.lastPass;
		if (IDLE.has(status)) {
			this.#cancelTask();
			this.#link.close();
		}
	}

	#become(status: MigrationStatus): void {
		this.#status = status;
		if (this.capabilities.has('events')) {
			this.#machine.events.emit('MIGRATION', {status});
		}

		this.#link.tell(status, HANDED_OVER.has(status) ? this.#standstill.guest : undefined);
		if (IDLE.has(status)) {
			this.#link.close();
		}
	}

	#later(delayMs: number, task: () => void): void {
		this.#cancelTask();
		this.#cancelTask = this.#clock.after(delayMs, task);
	}

	#fail(problem: string): void {
		this.#cancelTask();
		this.error = problem;
		if (this.#status === 'postcopy-active') {
			this.#become('postcopy-paused');
			return;
		}

		this.#standstill.undo();
		this.transfer = undefined;
		this.#become('failed');
	}

	#tellPass(pass: number): void {
		if (this.capabilities.has('events')) {
			this.#machine.events.emit('MIGRATION_PASS', {pass});
		}
	}

	#beginPrecopy(): void {
		this.#tellPass(1);
		const transfer = new Transfer(this.#clock, this.#machine, this.parameters.rate);
		this.transfer = transfer;
		this.#become('active');
		this.#awaitEndOfPass(transfer);
	}

	#awaitEndOfPass(transfer: Transfer): void {
		awaitEndOfPass(transfer, {
			machine: this.#machine,
			parameters: this.parameters,
			later: (delayMs, task) => this.#later(delayMs, task),
			tellPass: pass => this.#tellPass(pass),
			onConverged: dirty => this.#switchOver(dirty),
		});
	}

	#switchOver(dirty: number): void {
		const isPaused = this.capabilities.has('pause-before-switchover');
		if (this.#isPostcopy && !isPaused) {
			this.#become('postcopy-active');
		}

		this.#standstill.begin(() => {
			if (isPaused) {
				this.#rest = dirty;
				this.#become('pre-switchover');
			} else {
				this.#send(dirty);
			}
		});
	}

	#send(rest: number): void {
		if (this.#isPostcopy) {
			this.transfer?.hurry();
		} else {
			this.transfer?.switchOver(rest);
		}

		this.#tellPass(this.transfer?.pass ?? 0);
		this.#later(DEVICES_MS + (this.transfer?.passMs ?? 0), () => this.#complete());
	}

	#complete(): void {
		this.outcome = {totalMs: this.elapsedMs, downtimeMs: this.#standstill.ms};
		this.#become('completed');
		// QEMU's migration thread tells of the end, its main loop cleans up: until then cont is refused.
		this.#later(CLEANUP_MS, () => this.#machine.goto('postmigrate'));
	}
}
