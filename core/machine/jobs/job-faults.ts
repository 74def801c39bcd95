import type {Job} from './job.ts';
import type {WorkFault} from './workload.ts';

const NO_SPACE = 'No space left on device';
// Recording `job-mirror-target-enospc-stop`: requests that are on their way come to an end first.
const DRAIN_MS = 15;

/** What becomes of a job that came upon an error (blockjob.c, `block_job_error_action`). */
const actionOn = (
	job: Job,
	{policy, operation, error}: WorkFault,
): 'report' | 'stop' | 'ignore' => {
	const {onReadError, onWriteError} = job.driver;
	const asked = policy ?? (operation === 'read' ? onReadError : onWriteError);
	if (asked === 'enospc' || asked === 'auto') {
		return error === NO_SPACE ? 'stop' : 'report';
	}

	return asked;
};

/** A job has come upon an error: it is told of, and the job ends, waits for its client or goes on. */
export const meetFault = (job: Job, fault: WorkFault): void => {
	const action = actionOn(job, fault);
	if (job.driver.isBlockJob) {
		const {operation} = fault;
		job.owner.events.emit('BLOCK_JOB_ERROR', {device: job.id, operation, action});
	}

	if (action === 'report') {
		job.finish(fault.error);
	} else if (action === 'stop') {
		job.ioStatus = fault.error === NO_SPACE ? 'nospace' : 'failed';
		job.holdForUser();
		if (job.driver.hasReadyPhase) {
			job.owner.clock.after(DRAIN_MS, () => {
				if (job.isHeld) {
					job.rest();
				}
			});
		} else {
			job.rest();
		}
	} else {
		// block/stream.c goes on and fails in the end.
		job.heldError = job.driver.type === 'stream' ? fault.error : undefined;
		job.work.passFault();
	}
};
