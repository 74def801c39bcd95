import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Ends a job without its result. */
export const jobCancel = defineCommand('job-cancel', ({jobs}, {id}) => {
	jobVerbs.cancel(jobs.named(id), {isForced: true});
	return {};
});
