import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Lets a pending block job conclude. */
export const blockJobFinalize = defineCommand('block-job-finalize', ({jobs}, {id}) => {
	jobVerbs.finalize(jobs.blockJob(id));
	return {};
});
