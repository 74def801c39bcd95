import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Ends a block job that is ready, with its result. */
export const blockJobComplete = defineCommand('block-job-complete', ({jobs}, {device}) => {
	jobVerbs.complete(jobs.blockJob(device));
	return {};
});
