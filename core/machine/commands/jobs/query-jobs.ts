import {defineCommand} from '../../command-table.ts';

/** All jobs, the latest first. */
export const queryJobs = defineCommand('query-jobs', ({jobs}) => jobs.infos);
