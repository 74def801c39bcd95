import {parameterExpects, QmpError} from '../../protocol/qmp-error.ts';
import type {Job} from './job.ts';
import {assertAccepts, type JobVerb} from './job-status.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const assertVerb = (job: Job, verb: JobVerb): void => assertAccepts(job.id, job.status, verb);

/** @throws QmpError GenericError */
export const assertSpeed = (speed: number): void => {
	if (speed < 0) {
		throw parameterExpects('speed', 'a non-negative value');
	}
};

/** What clients ask of jobs, refused in QEMU's order and words (job.c). All throw QmpError GenericError. */
export const jobVerbs = {
	pause(job: Job): void {
		assertVerb(job, 'pause');
		if (job.isUserPaused) {
			throw complain('Job is already paused');
		}

		job.holdForUser();
		job.rest();
	},

	resume(job: Job): void {
		if (!job.isUserPaused) {
			throw complain("Can't resume a job that was not paused");
		}

		assertVerb(job, 'resume');
		job.releaseForUser();
	},

	/** A job that is ready ends with its result unless it is forced to end. */
	cancel(job: Job, {isForced}: {readonly isForced: boolean}): void {
		assertVerb(job, 'cancel');
		job.askToCancel(isForced);
		if (!job.isStarted) {
			job.transaction.settle(job);
		} else if (!job.isDone) {
			job.enter();
		} else if (job.isCancelled) {
			job.transaction.abort(job);
		}
	},

	complete(job: Job): void {
		assertVerb(job, 'complete');
		if (job.cancelState !== 'no' || job.driver.complete === undefined) {
			throw complain(`The active block job '${job.id}' cannot be completed`);
		}

		job.driver.complete();
		job.askToComplete();
	},

	finalize(job: Job): void {
		assertVerb(job, 'finalize');
		job.transaction.finalize();
	},

	dismiss(job: Job): void {
		assertVerb(job, 'dismiss');
		job.tell('null');
	},

	setSpeed(job: Job, speed: number): void {
		assertVerb(job, 'set-speed');
		assertSpeed(speed);
		job.setSpeed(speed);
	},
};
