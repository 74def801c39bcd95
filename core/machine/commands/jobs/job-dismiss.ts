import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Takes a concluded job off the list. */
export const jobDismiss = defineCommand('job-dismiss', ({jobs}, {id}) => {
	jobVerbs.dismiss(jobs.named(id));
	return {};
});
