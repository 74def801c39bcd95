import {QmpError} from '../../protocol/qmp-error.ts';
import type {Cancel} from '../../runtime/clock.ts';
import type {JobDriver} from './job-driver.ts';
import {meetFault} from './job-faults.ts';
import type {JobOptions, JobOwner} from './job-options.ts';
import type {JobStatus} from './job-status.ts';
import type {JobTransaction} from './job-transaction.ts';
import {Work} from './work.ts';
import {instantWork, type Workload} from './workload.ts';

const CANCELED = 'Operation canceled';
// Recording `job-mirror-complete-1`: a job that keeps in step with its source has requests to wait for when it is told
// to end; others end on the spot.
const LEAVE_MS = 1.5;

/** A long task of a machine, from created to null (job.c). */
export class Job {
	readonly options: JobOptions;
	readonly driver: JobDriver;
	readonly owner: JobOwner;
	readonly transaction: JobTransaction;
	ioStatus: 'ok' | 'failed' | 'nospace' = 'ok';
	/** Whether it is a client that holds it. */
	isUserPaused = false;
	/** Bytes per second; 0 for no limit. */
	speed: number;
	/** What it fails with at its end, in spite of having gone on. */
	heldError: string | undefined;
	#work: Work;
	#status: JobStatus = 'created';
	#error: string | undefined;
	#holds = 0;
	#isStarted = false;
	#isDone = false;
	#shouldComplete = false;
	#cancel: 'no' | 'soft' | 'force' = 'no';
	#cancelLeave: Cancel = () => {};

	constructor(owner: JobOwner, options: JobOptions, transaction: JobTransaction) {
		this.owner = owner;
		this.options = options;
		this.driver = options.driver;
		this.transaction = transaction;
		this.speed = options.speed;
		this.#work = this.#workOf(instantWork(0, 0));
		transaction.add(this);
		this.#tellStatus('created');
	}

	get id(): string {
		return this.options.id;
	}

	get status(): JobStatus {
		return this.#status;
	}

	/** How far it has come. */
	get work(): Work {
		return this.#work;
	}

	/** Why it failed. */
	get error(): string | undefined {
		return this.#error;
	}

	/** Whether somebody holds it: a client, or its own end. */
	get isHeld(): boolean {
		return this.#holds > 0;
	}

	get isReady(): boolean {
		return this.#status === 'ready' || this.#status === 'standby';
	}

	get #isResting(): boolean {
		return this.#status === 'paused' || this.#status === 'standby';
	}

	get isStarted(): boolean {
		return this.#isStarted;
	}

	/** Whether its work is over, however it ended. */
	get isDone(): boolean {
		return this.#isDone;
	}

	/** Whether it is to end without its result. */
	get isCancelled(): boolean {
		return this.#cancel === 'force';
	}

	/** Whether it is to end, with or without its result. */
	get isCancelRequested(): boolean {
		return this.#cancel !== 'no';
	}

	/** Begins the work; where the driver holds its nodes still meanwhile, `resume` lets it go on. */
	start(): void {
		this.#isStarted = true;
		this.tell('running');
		try {
			this.#work = this.#workOf(this.driver.workload());
		} catch (error) {
			if (error instanceof QmpError) {
				this.#work = this.#workOf(instantWork(1, 0));
				this.finish(error.message);
				return;
			}

			throw error;
		}

		if (this.driver.isDrainedAtStart) {
			this.pause();
		} else {
			this.#work.go();
		}
	}

	/** Holds it, once more. */
	pause(): void {
		this.#holds += 1;
		this.rest();
	}

	/** Stands still as long as it is held. */
	rest(): void {
		if (this.#isStarted && !this.#isDone && !this.#isResting) {
			this.#work.rest();
			this.tell(this.#status === 'ready' ? 'standby' : 'paused');
		}
	}

	/** Takes back one hold; with the last one it goes on. */
	resume(): void {
		this.#holds = Math.max(0, this.#holds - 1);
		this.enter();
	}

	/** A client, or an error, holds it until a client lets it go on; `rest` is left to the caller. */
	holdForUser(): void {
		this.isUserPaused = true;
		this.#holds += 1;
	}

	/** The client lets it go on. */
	releaseForUser(): void {
		this.isUserPaused = false;
		this.ioStatus = 'ok';
		this.resume();
	}

	release(): void {
		this.#holds = 0;
	}

	setSpeed(speed: number): void {
		this.speed = speed;
		this.#work.setLimit(speed);
	}

	/** Its work is to end as soon as source and target agree. */
	askToComplete(): void {
		this.#shouldComplete = true;
		this.enter();
	}

	/** Takes note that it is to be cancelled (job.c, `job_cancel_async`); `enter` or its transaction does the rest. */
	askToCancel(isForced: boolean): void {
		const isHard = isForced || !this.driver.hasReadyPhase || !this.isReady;
		if (this.isUserPaused) {
			this.isUserPaused = false;
			this.#holds -= 1;
		}

		if (isHard || !this.#isDone) {
			this.#cancel = isHard || this.isCancelled ? 'force' : 'soft';
		}
	}

	/** Lets it look at what is asked of it, unless it is held. */
	enter({isAtOnce = !this.driver.hasReadyPhase} = {}): void {
		if (this.isHeld || this.#isDone || !this.#isStarted) {
			return;
		}

		if (this.#isResting) {
			this.tell(this.#status === 'standby' ? 'ready' : 'running');
			if (!this.isCancelled) {
				this.#work.go();
			}
		}

		const isReadyToEnd = this.isReady && (this.#shouldComplete || this.isCancelRequested);
		if (isAtOnce && (this.isCancelled || isReadyToEnd)) {
			this.finish();
		} else if (this.isCancelled || isReadyToEnd) {
			this.#cancelLeave();
			this.#cancelLeave = this.owner.clock.after(LEAVE_MS, () => this.finish());
		}
	}

	/** Its work is over, because of an error if there is one. */
	finish(error?: string): void {
		this.#cancelLeave();
		this.#isDone = true;
		this.#work.end();
		this.#error = error;
		// A job in step with its source holds that still until all is settled.
		this.#holds += this.driver.hasReadyPhase && error === undefined && !this.isCancelled ? 1 : 0;
		this.transaction.settle(this);
	}

	/** Sets the result; once that is an error it is aborting (job.c, `job_update_rc`). */
	updateResult(error: string | undefined = this.#error): void {
		this.#error = error ?? (this.isCancelled ? CANCELED : undefined);
		if (this.#error !== undefined) {
			this.tell('aborting');
		}
	}

	/** Enters a state and tells of it. */
	tell(status: JobStatus): void {
		if (status !== this.#status) {
			this.#tellStatus(status);
		}
	}

	#tellStatus(status: JobStatus): void {
		this.#status = status;
		if (status === 'null') {
			this.#work.end();
			this.options.onGone();
		}

		this.owner.events.emit('JOB_STATUS_CHANGE', {status, id: this.id});
	}

	#workOf(load: Workload): Work {
		const listener = {
			onWorked: () => this.driver.onWorked(this),
			onFault: (fault: Parameters<typeof meetFault>[1]) => meetFault(this, fault),
		};
		return new Work(this.owner.clock, load, {limit: this.speed, listener});
	}
}
