import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {Job} from './job.ts';
import type {JobDriver} from './job-driver.ts';
import type {JobStatus, JobType} from './job-status.ts';
import type {Jobs} from './jobs.ts';
import {refusalOf} from './refusal.ts';
import type {Workload} from './workload.ts';

type Progress = EventData['BLOCK_JOB_READY'];

/** Bytes of a job of which no event has told its length yet. */
const BELIEVED_LENGTH = 2 ** 30;

const TYPES: ReadonlyArray<readonly [RegExp, JobType]> = [
	[/backup/i, 'backup'],
	[/commit/i, 'commit'],
	[/stream|pull/i, 'stream'],
	[/create/i, 'create'],
	[/amend/i, 'amend'],
	[/snap.*load|load.*snap/i, 'snapshot-load'],
	[/snap.*del|del.*snap/i, 'snapshot-delete'],
	[/snap|save/i, 'snapshot-save'],
];

const BLOCK_JOBS: readonly JobType[] = ['backup', 'commit', 'mirror', 'stream'];

/** What a job does that lives by what events tell of it: nothing by itself. */
class ToldDriver implements JobDriver {
	type: JobType;
	readonly hasReadyPhase = true;
	readonly isDrainedAtStart = false;
	readonly onReadError = 'report';
	readonly onWriteError = 'report';
	total = BELIEVED_LENGTH;
	offset = 0;

	constructor(id: string) {
		this.type = TYPES.find(([pattern]) => pattern.test(id))?.[1] ?? 'mirror';
	}

	get isBlockJob(): boolean {
		return BLOCK_JOBS.includes(this.type);
	}

	workload(): Workload {
		return {
			total: this.total,
			skipped: this.offset,
			data: this.total - this.offset,
			rate: this.offset === this.total ? 1 : 0,
			chunk: 1,
			isPausedAtEnd: false,
			latencyMs: 0,
			faults: [],
		};
	}

	onWorked(): void {
		// What becomes of it, the script tells.
	}

	complete(): void {
		// It is for the script to tell of its end; if it does not, the job ends by itself.
	}
}

const isType = (type: string): type is JobType => BLOCK_JOBS.some(known => known === type);

/** A script has the last word: what cannot be done is left. */
const succeed = (job: Job): void => {
	const refusal = refusalOf(() => {
		job.driver.prepare?.(job);
		job.driver.commit?.(job);
	});
	if (refusal !== undefined) {
		job.driver.abort?.(job);
	}
};

/** A job is told to be over: what it was for is done or undone. */
const settle = (job: Job): void => {
	const isFirst = job.status !== 'concluded';
	if (isFirst && job.isStarted && job.error === undefined) {
		succeed(job);
	} else if (isFirst) {
		job.driver.abort?.(job);
	}

	if (isFirst) {
		job.driver.clean?.();
		job.transaction.remove(job);
		job.release();
	}
};

/** Lets jobs follow the events that a script tells of them, those that no command has started as well. */
export class ToldJobs {
	readonly #jobs: Jobs;

	constructor(jobs: Jobs) {
		this.#jobs = jobs;
	}

	/** JOB_STATUS_CHANGE was told. */
	noteStatus({id, status}: EventData['JOB_STATUS_CHANGE']): void {
		const job = this.#jobs.find(id) ?? this.#begun(id, status);
		if (job !== undefined && (status === 'concluded' || status === 'null')) {
			settle(job);
		}

		job?.follow(status);
	}

	/** BLOCK_JOB_READY was told. */
	noteReady(data: Progress): void {
		this.#noteProgress(data);
		this.#jobs.find(data.device)?.follow('ready');
	}

	/** BLOCK_JOB_COMPLETED or BLOCK_JOB_CANCELLED was told: the job is over, and gone unless it is to be dismissed. */
	noteEnd(data: Progress & {readonly error?: string | undefined}, isCancelled = false): void {
		const job = this.#jobs.find(data.device);
		if (job !== undefined) {
			this.#noteProgress(data);
			job.error = data.error ?? (isCancelled ? 'Operation canceled' : undefined);
			settle(job);
			job.follow('concluded');
			if (job.options.isAutoDismissed) {
				job.follow('null');
			}
		}
	}

	/** BLOCK_JOB_ERROR was told: one that stops the job does so. */
	noteError({device, action}: EventData['BLOCK_JOB_ERROR']): void {
		const job = this.#jobs.find(device);
		if (job !== undefined && action === 'stop') {
			job.ioStatus = 'failed';
			job.holdForUser();
		}
	}

	#begun(id: string, status: JobStatus): Job | undefined {
		const isBeginning = status === 'created' || status === 'running' || status === 'ready';
		return isBeginning ? this.#jobs.adopt(new ToldDriver(id), id) : undefined;
	}

	#noteProgress({device, len, offset, speed, type}: Progress): void {
		const job = this.#jobs.find(device) ?? this.#jobs.adopt(new ToldDriver(device), device);
		const {driver} = job;
		job.speed = speed;
		if (driver instanceof ToldDriver) {
			Object.assign(driver, {total: len, offset, ...(isType(type) ? {type} : {})});
			job.measure();
		}
	}
}
