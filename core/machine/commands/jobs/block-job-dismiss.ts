import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Takes a concluded block job off the list. */
export const blockJobDismiss = defineCommand('block-job-dismiss', ({jobs}, {id}) => {
	jobVerbs.dismiss(jobs.blockJob(id));
	return {};
});
