import type {Cancel} from '../../runtime/clock.ts';
import type {JobDriver} from './job-driver.ts';
import {meetFault} from './job-faults.ts';
import type {JobOptions, JobOwner} from './job-options.ts';
import type {JobStatus} from './job-status.ts';
import type {JobTransaction} from './job-transaction.ts';
import {refusalOf} from './refusal.ts';
import {Work} from './work.ts';
import {instantWork, type Workload} from './workload.ts';

const CANCELED = 'Operation canceled';
// Recording `job-mirror-complete-1`: a job in step with its source has requests to wait for; others end on the spot.
const LEAVE_MS = 1.5;
const ENDING: readonly JobStatus[] = ['waiting', 'pending', 'aborting', 'concluded', 'null'];

/** A long task of a machine, from created to null (job.c). */
export class Job {
	readonly id: string;
	readonly options: JobOptions;
	readonly driver: JobDriver;
	readonly owner: JobOwner;
	readonly transaction: JobTransaction;
	ioStatus: 'ok' | 'failed' | 'nospace' = 'ok';
	/** Whether it is a client that holds it. */
	isUserPaused = false;
	/** Bytes per second; 0 for no limit. */
	speed: number;
	/** How far it has come. */
	work: Work;
	/** It is none before it is created. */
	status: JobStatus = 'null';
	/** Why it failed. */
	error: string | undefined;
	isStarted = false;
	/** Whether its work is over, however it ended. */
	isDone = false;
	/** What it fails with at its end, in spite of having gone on. */
	heldError: string | undefined;
	#holds = 0;
	#shouldComplete = false;
	/** Whether it is to end, with its result if it can, or without. */
	cancelState: 'no' | 'soft' | 'force' = 'no';
	#cancelLeave: Cancel = () => {};

	constructor(owner: JobOwner, options: JobOptions, transaction: JobTransaction) {
		this.owner = owner;
		this.id = options.id;
		this.options = options;
		this.driver = options.driver;
		this.transaction = transaction;
		this.speed = options.speed;
		this.work = this.#workOf(instantWork(0, 0));
		transaction.add(this);
	}

	/** Whether somebody holds it: a client, or its own end. */
	get isHeld(): boolean {
		return this.#holds > 0;
	}

	get isReady(): boolean {
		return this.status === 'ready' || this.status === 'standby';
	}

	get #isResting(): boolean {
		return this.status === 'paused' || this.status === 'standby';
	}

	get isCancelled(): boolean {
		return this.cancelState === 'force';
	}

	/** Begins the work; where the driver holds its nodes still meanwhile, `resume` lets it go on. */
	start(): void {
		this.isStarted = true;
		this.tell('running');
		const isPossible = this.#try(() => {
			this.work = this.#workOf(this.driver.workload());
		});
		if (isPossible && this.driver.isDrainedAtStart) {
			this.pause();
		} else if (isPossible) {
			this.work.go();
		}
	}

	/** Does what it has to do; a refusal is its end. */
	#try(act: () => void): boolean {
		const refusal = refusalOf(act);
		if (refusal !== undefined) {
			this.work = this.#workOf(instantWork(1, 0));
			this.finish(refusal);
		}

		return refusal === undefined;
	}

	/** Holds it, once more; it stands still. */
	pause(): void {
		this.#holds += 1;
		this.rest();
	}

	/** Stands still as long as it is held. */
	rest(): void {
		if (this.isStarted && !this.isDone && !this.#isResting) {
			this.work.rest();
			this.tell(this.status === 'ready' ? 'standby' : 'paused');
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
		this.work.setLimit(speed);
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

		if (isHard || !this.isDone) {
			this.cancelState = isHard || this.isCancelled ? 'force' : 'soft';
		}
	}

	/** Lets it look at what is asked of it, unless it is held. */
	enter({isAtOnce = !this.driver.hasReadyPhase} = {}): void {
		if (this.isHeld || this.isDone || !this.isStarted) {
			return;
		}

		if (this.#isResting) {
			this.tell(this.status === 'standby' ? 'ready' : 'running');
			if (!this.isCancelled) {
				this.work.go();
			}
		}

		const isAsked = this.#shouldComplete || this.cancelState !== 'no';
		if (this.isCancelled || (this.isReady && isAsked)) {
			this.#leave(isAtOnce);
		}
	}

	#leave(isAtOnce: boolean): void {
		this.#cancelLeave();
		if (isAtOnce) {
			this.finish();
		} else {
			this.#cancelLeave = this.owner.clock.after(LEAVE_MS, () => this.finish());
		}
	}

	/** Its work is over, because of an error if there is one. */
	finish(error?: string): void {
		this.#cancelLeave();
		this.isDone = true;
		this.work.end();
		this.error = error;
		// A job in step with its source holds that still until all is settled.
		this.#holds += this.driver.hasReadyPhase && error === undefined && !this.isCancelled ? 1 : 0;
		this.transaction.settle(this);
	}

	/** Sets the result; once that is an error it is aborting (job.c, `job_update_rc`). */
	updateResult(error: string | undefined = this.error): void {
		this.error = error ?? (this.isCancelled ? CANCELED : undefined);
		if (this.error !== undefined) {
			this.tell('aborting');
		}
	}

	/** Enters a state and tells of it. */
	tell(status: JobStatus): void {
		if (status !== this.status) {
			this.#become(status);
			this.owner.events.emit('JOB_STATUS_CHANGE', {status, id: this.id});
		}
	}

	/** Enters a state that an event has told of. */
	follow(status: JobStatus): void {
		this.isStarted ||= status !== 'created';
		this.isDone ||= ENDING.includes(status);
		this.#become(status);
		if (this.isDone || this.#isResting) {
			this.work.rest();
		} else if (status === 'running') {
			this.work.go();
		}
	}

	/** Asks anew what there is to do. */
	measure(): void {
		this.work.end();
		this.work = this.#workOf(this.driver.workload());
	}

	#become(status: JobStatus): void {
		this.status = status;
		if (status === 'null') {
			this.work.end();
			this.options.onGone();
		}
	}

	#workOf(load: Workload): Work {
		const listener = {
			onWorked: () => this.#try(() => this.driver.onWorked(this)),
			onFault: (fault: Parameters<typeof meetFault>[1]) => meetFault(this, fault),
		};
		return new Work(this.owner.clock, load, {limit: this.speed, listener});
	}
}
