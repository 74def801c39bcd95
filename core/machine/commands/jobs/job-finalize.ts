import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Lets a pending job, and those of its transaction, conclude. */
export const jobFinalize = defineCommand('job-finalize', ({jobs}, {id}) => {
	jobVerbs.finalize(jobs.named(id));
	return {};
});
