import type {JobStatus} from '../core/machine/jobs/job-status.ts';
import {defineGenerator} from './generator.ts';

// job.c: what comes after each state on the way of a job that succeeds.
const NEXT: Readonly<Record<JobStatus, JobStatus>> = {
	undefined: 'created',
	created: 'running',
	running: 'waiting',
	paused: 'running',
	ready: 'waiting',
	standby: 'ready',
	waiting: 'pending',
	pending: 'concluded',
	aborting: 'concluded',
	concluded: 'null',
	null: 'created',
};

/** The machine's latest job, or the one that the script names, gets on; without one, a job is created. */
export const jobStatusChange = defineGenerator('JOB_STATUS_CHANGE', ({machine, given, random}) => {
	const jobs = machine.jobs.infos;
	const job =
		jobs.find(({id}) => id === given.id) ?? (given.id === undefined ? jobs[0] : undefined);
	const {id = `job${random.integer(0, 3)}`, status = 'undefined'} = job ?? {};
	return {id, status: NEXT[status]};
});
