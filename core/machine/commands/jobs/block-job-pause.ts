import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Holds a block job. */
export const blockJobPause = defineCommand('block-job-pause', ({jobs}, {device}) => {
	jobVerbs.pause(jobs.blockJob(device));
	return {};
});
