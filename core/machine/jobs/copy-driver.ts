import {type DirtyBitmap, markWritten} from '../block/bitmaps.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {type ByteRanges, splitAt} from '../block/byte-ranges.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import type {Workload} from './workload.ts';

// block/block-copy.c and block/mirror.c: what is left is held in a bitmap of clusters, these at least.
export const CLUSTER = 65_536;

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
	readonly hold: (job: Job) => void;
	/** What there is to do, but for what the machine's description says of it. */
	readonly load: () => Workload;
	/** The node that is written to. */
	readonly target: BlockNode;
	/** Which parts of it, in their order. */
	readonly parts: () => ByteRanges;
}

/** A bitmap of a job or a filter, which records nothing and has no length yet. */
export const NAMELESS: Omit<DirtyBitmap, 'size' | 'dirty'> = {
	name: undefined,
	granularity: CLUSTER,
	isPersistent: false,
	isRecording: false,
	isBusy: false,
	successor: undefined,
};

/** What of the parts that a job writes is behind it, and what is left. */
export const progressOf = ({work}: Job, parts: ByteRanges): readonly [ByteRanges, ByteRanges] =>
	splitAt(parts, Math.max(0, work.offset - work.skipped));

/** The bitmap of a job's own in which it has what is left to copy; it is the first of the node's. */
export const addJobBitmap = (
	node: BlockNode,
	isRecording: boolean,
	left: () => ByteRanges,
): DirtyBitmap => {
	const bitmap: DirtyBitmap = {
		...NAMELESS,
		size: node.size,
		isRecording,
		get dirty() {
			return left();
		},
		set dirty(_ranges) {
			// It follows from how far the job has come.
		},
	};
	node.bitmaps = [bitmap, ...node.bitmaps];
	return bitmap;
};

/** A block job that copies between nodes, which it holds on to meanwhile (blockjob.c). */
export const copyDriver = (
	{graph, steering}: CopySite,
	{id, type, onReadError, onWriteError}: CopyDraft,
	kindOn: (nodes: JobNodes) => CopyKind,
): JobDriver => {
	const nodes = new JobNodes(graph, type, id);
	const {hold, load, target, parts, ...own} = kindOn(nodes);
	let isWorked = false;
	return {
		type,
		isBlockJob: true,
		hasReadyPhase: false,
		isDrainedAtStart: false,
		onReadError,
		onWriteError,
		takeHold: job => nodes.take(() => hold(job)),
		workload: () => steering.applied(load(), id),
		...own,
		onWorked(job) {
			isWorked = true;
			markWritten(target, parts());
			(own.onWorked ?? (() => job.finish()))(job);
		},
		abort(job) {
			if (!isWorked) {
				markWritten(target, progressOf(job, parts())[0]);
			}

			own.abort?.(job);
		},
	};
};
