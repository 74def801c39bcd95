import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Ends a block job: one that is ready with its result, unless `force` is given. */
export const blockJobCancel = defineCommand('block-job-cancel', ({jobs}, {device, force}) => {
	const job = jobs.blockJob(device);
	const isForced = force === true;
	if (job.isUserPaused && !isForced) {
		throw new QmpError('GenericError', `The block job for device '${device}' is currently paused`);
	}

	jobVerbs.cancel(job, {isForced});
	return {};
});
