import type {CommandTypes} from '../../schema/generated/qemu-7.2.ts';
import type {Job} from './job.ts';
import type {JobType} from './job-status.ts';
import type {Workload} from './workload.ts';

/** What is to be done on an error (QAPI `BlockdevOnError`). */
export type OnError = NonNullable<CommandTypes['blockdev-mirror']['arguments']['on-source-error']>;

/** What a job of one kind does, and what comes of it. */
export interface JobDriver {
	readonly type: JobType;
	/** Whether it is a block job: block-job-* know it and BLOCK_JOB_* tell of it. */
	readonly isBlockJob: boolean;
	/** Whether it goes on when its work is done, in step with its source, until it is told to complete. */
	readonly hasReadyPhase: boolean;
	/** Whether it holds its nodes still for a moment when it starts. */
	readonly isDrainedAtStart: boolean;
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
	/**
	 * Takes what it works on, once the job is created.
	 * @throws QmpError
	 */
	takeHold?(job: Job): void;
	/**
	 * What there is to do, asked at the start.
	 * @throws QmpError for a job that fails at once
	 */
	workload(): Workload;
	/** All of it is done: the job ends, or is ready. */
	onWorked(job: Job): void;
	/**
	 * It is told to complete.
	 * @throws QmpError when it cannot
	 */
	complete?(): void;
	/**
	 * All jobs of its transaction have succeeded: whatever may still fail.
	 * @throws QmpError
	 */
	prepare?(job: Job): void;
	/** It has succeeded. */
	commit?(job: Job): void;
	/** It has failed or was cancelled. */
	abort?(job: Job): void;
	/** It is over. */
	clean?(): void;
}
