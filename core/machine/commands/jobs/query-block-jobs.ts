import {defineCommand} from '../../command-table.ts';

/** The block jobs, the latest first. */
export const queryBlockJobs = defineCommand('query-block-jobs', ({jobs}) => jobs.blockInfos);
