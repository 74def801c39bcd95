import {QmpError} from '../../protocol/qmp-error.ts';
import type {ReturnOf} from '../command-table.ts';
import type {MachineOptions} from '../machine-options.ts';
import {Job} from './job.ts';
import type {JobOptions, JobOwner} from './job-options.ts';
import {JobSteering} from './job-steering.ts';
import {JobTransaction} from './job-transaction.ts';
import {assertSpeed} from './job-verbs.ts';
import {ToldJobs} from './told-jobs.ts';

// util/id.c, `id_wellformed`.
const WELL_FORMED = /^[A-Za-z][A-Za-z\d\-._]*$/;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** What a command says of a job that it creates. */
export interface JobRequest {
	readonly 'job-id'?: string | undefined;
	readonly speed?: number | undefined;
	readonly 'auto-finalize'?: boolean | undefined;
	readonly 'auto-dismiss'?: boolean | undefined;
}

/** The jobs of a machine. */
export class Jobs {
	readonly steering: JobSteering;
	/** What events tell of jobs. */
	readonly told = new ToldJobs(this);
	readonly #owner: JobOwner;
	// The latest first, as job.c has them.
	#jobs: readonly Job[] = [];

	constructor(owner: JobOwner & {readonly options: Pick<MachineOptions, 'jobs'>}) {
		this.#owner = owner;
		this.steering = new JobSteering(owner.options.jobs);
	}

	/** The latest first. */
	get all(): readonly Job[] {
		return this.#jobs;
	}

	find(id: string): Job | undefined {
		return this.#jobs.find(job => job.id === id);
	}

	/**
	 * The job that a `job-…` command names.
	 * @throws QmpError GenericError
	 */
	named(id: string): Job {
		const job = this.find(id);
		if (job === undefined) {
			throw complain('Job not found');
		}

		return job;
	}

	/**
	 * The job that a `block-job-…` command names.
	 * @throws QmpError DeviceNotActive
	 */
	blockJob(id: string): Job {
		const job = this.find(id);
		if (job?.driver.isBlockJob !== true) {
			throw new QmpError('DeviceNotActive', `Block job '${id}' not found`);
		}

		return job;
	}

	/**
	 * @throws QmpError GenericError for an id that is none, or is taken
	 */
	assertFree(id: string): void {
		if (!WELL_FORMED.test(id)) {
			throw complain(`Invalid job ID '${id}'`);
		}

		if (this.find(id) !== undefined) {
			throw complain(`Job ID '${id}' already in use`);
		}
	}

	/**
	 * Creates a job; `start` begins it. JOB_STATUS_CHANGE created is told of before a bad speed, or a node that it cannot
	 * get hold of, ends it.
	 * @throws QmpError GenericError
	 */
	create(
		driver: JobOptions['driver'],
		request: JobRequest & {readonly 'job-id': string},
		transaction: JobTransaction = new JobTransaction(),
	): Job {
		this.assertFree(request['job-id']);
		const job = this.#add(driver, request, transaction);
		job.tell('created');
		try {
			assertSpeed(job.speed);
			driver.takeHold?.(job);
		} catch (error) {
			job.tell('null');
			throw error;
		}

		return job;
	}

	/** Takes in a job that an event has told of. */
	adopt(driver: JobOptions['driver'], id: string): Job {
		return this.#add(driver, {'job-id': id}, new JobTransaction());
	}

	/** Holds all jobs for a moment, as when requests are waited for; those that work, or are ready, flicker. */
	drain(): void {
		const working = this.#jobs.filter(
			({isStarted, isDone, isHeld}) => isStarted && !isDone && !isHeld,
		);
		for (const job of working) {
			job.pause();
		}

		for (const job of working) {
			job.resume();
		}
	}

	/** Ends all jobs, as QEMU does when it ends itself (job.c, `job_cancel_sync_all`). */
	endAll(): void {
		this.drain();
		for (const job of this.#jobs) {
			job.release();
			job.askToCancel(true);
			if (job.status === 'created') {
				job.transaction.settle(job);
			} else if (!job.isDone) {
				job.enter({isAtOnce: true});
			} else if (job.status !== 'concluded') {
				job.transaction.abort(job);
			}

			job.tell('null');
		}
	}

	#add(
		driver: JobOptions['driver'],
		request: JobRequest & {readonly 'job-id': string},
		transaction: JobTransaction,
	): Job {
		const job = new Job(
			this.#owner,
			{
				id: request['job-id'],
				driver,
				isAutoFinalized: request['auto-finalize'] ?? true,
				isAutoDismissed: request['auto-dismiss'] ?? true,
				speed: request.speed ?? 0,
				onGone: () => {
					this.#jobs = this.#jobs.filter(other => other !== job);
				},
			},
			transaction,
		);
		this.#jobs = [job, ...this.#jobs];
		return job;
	}

	/** What query-jobs says. */
	get infos(): ReturnOf<'query-jobs'> {
		return this.#jobs.map(({id, driver, status, work, error}) => ({
			'current-progress': work.offset,
			status,
			'total-progress': work.total,
			type: driver.type,
			id,
			...(error === undefined ? {} : {error}),
		}));
	}

	/** What query-block-jobs says. */
	get blockInfos(): ReturnOf<'query-block-jobs'> {
		return this.#jobs
			.filter(({driver}) => driver.isBlockJob)
			.map(job => ({
				'auto-finalize': job.options.isAutoFinalized,
				'io-status': job.ioStatus,
				device: job.id,
				'auto-dismiss': job.options.isAutoDismissed,
				busy: job.work.isBusy,
				len: job.work.total,
				offset: job.work.offset,
				status: job.status,
				paused: job.isHeld,
				speed: job.speed,
				ready: job.isReady,
				type: job.driver.type,
				...(job.error === undefined ? {} : {error: job.error}),
			}));
	}
}
