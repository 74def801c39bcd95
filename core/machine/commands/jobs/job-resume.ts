import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Lets a held job go on. */
export const jobResume = defineCommand('job-resume', ({jobs}, {id}) => {
	jobVerbs.resume(jobs.named(id));
	return {};
});
