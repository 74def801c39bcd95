import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Lets a held block job go on. */
export const blockJobResume = defineCommand('block-job-resume', ({jobs}, {device}) => {
	jobVerbs.resume(jobs.blockJob(device));
	return {};
});
