import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {Job} from './job.ts';

const progressOf = ({id, work, speed, driver}: Job): EventData['BLOCK_JOB_READY'] => ({
	device: id,
	len: work.total,
	offset: work.offset,
	speed,
	type: driver.type,
});

/** Tells that a block job is in step with its source. */
export const tellReady = (job: Job): void => {
	if (job.driver.isBlockJob) {
		job.owner.events.emit('BLOCK_JOB_READY', progressOf(job));
	}
};

/** Tells that a block job waits for its client to finalize it. */
export const tellPending = ({driver, owner, id}: Job): void => {
	if (driver.isBlockJob) {
		owner.events.emit('BLOCK_JOB_PENDING', {type: driver.type, id});
	}
};

/** Tells how a block job ended. */
export const tellEnd = (job: Job): void => {
	const {driver, owner, error, isCancelled} = job;
	if (!driver.isBlockJob) {
		return;
	}

	if (isCancelled) {
		owner.events.emit('BLOCK_JOB_CANCELLED', progressOf(job));
	} else {
		owner.events.emit('BLOCK_JOB_COMPLETED', {
			...progressOf(job),
			...(error === undefined ? {} : {error}),
		});
	}
};
