import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {checkedName} from '../block/node-settings.ts';
import type {CopySite} from './copy-driver.ts';
import type {Job} from './job.ts';
import type {JobDriver} from './job-driver.ts';
import type {JobTransaction} from './job-transaction.ts';
import type {JobRequest, Jobs} from './jobs.ts';

/** The parts of a machine that block jobs are made of. */
export interface JobSite {
	readonly block: BlockGraph;
	readonly jobs: Jobs;
}

/** What its jobs work with that copy between nodes. */
export const copySite = ({block, jobs: {steering}}: JobSite): CopySite => ({
	graph: block,
	steering,
});

/** The id of a block job: the one that is asked for, else the name of the drive that its node is in. */
export const jobIdOf = ({block}: JobSite, {'job-id': id}: JobRequest, node: BlockNode): string =>
	id ?? block.backends.find(backend => backend.node === node && backend.name !== '')?.name ?? '';

/**
 * Refuses a name for the filter of a job.
 * @throws QmpError GenericError, with `prefix` before the words of the graph
 */
export const assertFilterName = ({block}: JobSite, name: string | undefined, prefix = ''): void => {
	try {
		if (name !== undefined) {
			checkedName(block, name);
		}
	} catch (error) {
		throw error instanceof QmpError ? new QmpError(error.class, prefix + error.message) : error;
	}
};

/**
 * Creates a block job and starts it.
 * @throws QmpError
 */
export const startBlockJob = (
	{jobs}: JobSite,
	driver: JobDriver,
	{
		request,
		id,
		transaction,
	}: {
		readonly request: JobRequest;
		readonly id: string;
		readonly transaction?: JobTransaction;
	},
): Job => {
	const job = jobs.create(driver, {...request, 'job-id': id}, transaction);
	job.start();
	return job;
};
