import {defineCommand} from '../../command-table.ts';
import {jobVerbs} from '../../jobs/job-verbs.ts';

/** Limits the speed of a block job, in bytes per second. */
export const blockJobSetSpeed = defineCommand('block-job-set-speed', ({jobs}, {device, speed}) => {
	jobVerbs.setSpeed(jobs.blockJob(device), speed);
	return {};
});
