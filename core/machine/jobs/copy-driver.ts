import type {BlockGraph} from '../block/block-graph.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import type {Workload} from './workload.ts';

/** What jobs that copy between nodes work with. */
export interface CopySite {
	readonly graph: BlockGraph;
	readonly steering: JobSteering;
}

/** What such a job is called, and what it does on errors. */
interface CopyDraft {
	readonly id: string;
	readonly type: JobDriver['type'];
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
}

/** What a kind of these jobs does in its own way. */
interface CopyKind extends Partial<JobDriver> {
	/**
	 * Takes what it works on, in a transaction of the graph.
	 * @throws QmpError
	 */
	readonly hold: () => void;
	/** What there is to do, but for what the machine's description says of it. */
	readonly load: () => Workload;
}

/** A block job that copies between nodes, which it holds on to meanwhile (blockjob.c). */
export const copyDriver = (
	{graph, steering}: CopySite,
	{id, type, onReadError, onWriteError}: CopyDraft,
	kindOn: (nodes: JobNodes) => CopyKind,
): JobDriver => {
	const nodes = new JobNodes(graph, type, id);
	const {hold, load, ...own} = kindOn(nodes);
	return {
		type,
		isBlockJob: true,
		hasReadyPhase: false,
		isDrainedAtStart: false,
		onReadError,
		onWriteError,
		takeHold: () => nodes.take(hold),
		workload: () => steering.applied(load(), id),
		onWorked: job => job.finish(),
		...own,
	};
};
