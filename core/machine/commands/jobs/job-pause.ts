import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Holds a job. */
export const jobPause = defineCommand('job-pause', ({jobs}, {id}) => {
	jobVerbs.pause(jobs.named(id));
	return {};
});
