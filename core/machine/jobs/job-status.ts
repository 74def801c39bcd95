import {QmpError} from '../../protocol/qmp-error.ts';
import type {CommandTypes, EventData} from '../../schema/generated/qemu-7.2.ts';

/** What a job is doing (QAPI `JobStatus`). */
export type JobStatus = EventData['JOB_STATUS_CHANGE']['status'];

/** What a job is for (QAPI `JobType`). */
export type JobType = CommandTypes['query-jobs']['returns'][number]['type'];

/** What can be asked of a job (QAPI `JobVerb`). */
export type JobVerb =
	| 'cancel'
	| 'pause'
	| 'resume'
	| 'set-speed'
	| 'complete'
	| 'finalize'
	| 'dismiss';

const UNTIL_DONE: readonly JobStatus[] = ['created', 'running', 'paused', 'ready', 'standby'];

// job.c, `JobVerbTable`: the states in which each verb is accepted.
const ACCEPTED: Readonly<Record<JobVerb, readonly JobStatus[]>> = {
	cancel: [...UNTIL_DONE, 'waiting', 'pending'],
	pause: UNTIL_DONE,
	resume: UNTIL_DONE,
	'set-speed': UNTIL_DONE,
	complete: ['ready', 'standby'],
	finalize: ['pending'],
	dismiss: ['concluded'],
};

/**
 * Refuses a verb in a state that does not accept it (job.c, `job_apply_verb`).
 * @throws QmpError GenericError
 */
export const assertAccepts = (id: string, status: JobStatus, verb: JobVerb): void => {
	if (!ACCEPTED[verb].includes(status)) {
		throw new QmpError(
			'GenericError',
			`Job '${id}' in state '${status}' cannot accept command verb '${verb}'`,
		);
	}
};
