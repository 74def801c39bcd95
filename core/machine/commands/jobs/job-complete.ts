import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Ends a job that is ready, with its result. */
export const jobComplete = defineCommand('job-complete', ({jobs}, {id}) => {
	jobVerbs.complete(jobs.named(id));
	return {};
});
