import {tellEnd, tellPending} from './block-job-events.ts';
import type {Job} from './job.ts';
import {refusalOf} from './refusal.ts';

/** Ends a job for good: what it was for is done or undone, and told of (job.c, `job_finalize_single`). */
const conclude = (job: Job): void => {
	job.updateResult();
	if (job.error === undefined) {
		job.driver.commit?.(job);
	} else {
		job.driver.abort?.(job);
	}

	job.driver.clean?.();
	if (job.isStarted) {
		tellEnd(job);
	}

	job.transaction.remove(job);
	job.release();
	job.tell('concluded');
	if (job.options.isAutoDismissed || !job.isStarted) {
		job.tell('null');
	}
};

/** Jobs that succeed together or fail together; a job on its own is one by itself (job.c, `JobTxn`). */
export class JobTransaction {
	// The latest first, as job.c has them.
	#jobs: readonly Job[] = [];
	#isAborting = false;

	add(job: Job): void {
		this.#jobs = [job, ...this.#jobs];
	}

	remove(job: Job): void {
		this.#jobs = this.#jobs.filter(other => other !== job);
	}

	/** A job has done its work, or could not. */
	settle(job: Job): void {
		job.updateResult();
		if (job.error === undefined) {
			this.#succeed(job);
		} else {
			this.abort(job);
		}
	}

	/** Ends all its jobs with their results, unless one of them fails at the last moment. */
	finalize(): void {
		const failed = this.#jobs.find(job => !this.#isPrepared(job));
		if (failed === undefined) {
			for (const job of this.#jobs) {
				conclude(job);
			}
		} else {
			this.abort(failed);
		}
	}

	/** A job has failed or was cancelled: so are the others. */
	abort(failed: Job): void {
		if (this.#isAborting) {
			return;
		}

		this.#isAborting = true;
		const jobs = this.#jobs;
		for (const job of jobs.filter(other => other !== failed)) {
			job.askToCancel(true);
		}

		for (const job of jobs) {
			if (!job.isDone && job !== failed) {
				job.release();
				job.enter({isAtOnce: true});
			}

			conclude(job);
		}
	}

	#succeed(job: Job): void {
		job.tell('waiting');
		if (this.#jobs.some(({isDone}) => !isDone)) {
			return;
		}

		for (const other of this.#jobs) {
			other.tell('pending');
			if (!other.options.isAutoFinalized) {
				tellPending(other);
			}
		}

		if (this.#jobs.every(({options}) => options.isAutoFinalized)) {
			this.finalize();
		}
	}

	#isPrepared(job: Job): boolean {
		const refusal = refusalOf(() => job.driver.prepare?.(job));
		if (refusal !== undefined) {
			job.updateResult(refusal);
		}

		return refusal === undefined;
	}
}
