import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {fileNameOf} from '../block/file-name.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ, RESIZE, WRITE_UNCHANGED} from '../block/permissions.ts';
import {chainOf} from './backing-chain.ts';
import {dataBetween, dataOf, injectedFaults, noteWritten} from './copy-load.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import type {Workload} from './workload.ts';

const STREAM_CHUNK = 512 * 1024;
const SHARED = CONSISTENT_READ | WRITE_UNCHANGED;

/** What a stream is to do. */
export interface StreamPlan {
	readonly id: string;
	readonly top: BlockNode;
	/** What stays behind the image; undefined to copy all of the chain. */
	readonly base: BlockNode | undefined;
	/** What the image is to name as its backing file. */
	readonly backingFile: string | undefined;
	readonly filterName: string | undefined;
	readonly onError: OnError;
}

/** Copies what an image reads from those behind it into it, so that they are no longer needed (block/stream.c). */
export class Stream implements JobDriver {
	readonly type = 'stream';
	readonly isBlockJob = true;
	readonly hasReadyPhase = false;
	readonly isDrainedAtStart = false;
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
	readonly #graph: BlockGraph;
	readonly #plan: StreamPlan;
	readonly #steering: JobSteering;
	readonly #nodes: JobNodes;

	constructor(graph: BlockGraph, plan: StreamPlan, steering: JobSteering) {
		this.onReadError = plan.onError;
		this.onWriteError = plan.onError;
		this.#graph = graph;
		this.#plan = plan;
		this.#steering = steering;
		this.#nodes = new JobNodes(graph, 'stream', plan.id);
	}

	takeHold(): void {
		this.#nodes.take(() => this.#takeHold());
	}

	workload(): Workload {
		const {top, base, id} = this.#plan;
		const isAlone = top.backing === undefined || top.backing === base;
		const own = dataOf(top);
		const data = isAlone ? 0 : Math.max(0, dataBetween(top, base) - own);
		// QEMU reads the images behind, so an error at a place of theirs comes after what is skipped.
		const faults = (top.backing === undefined ? [] : injectedFaults(top.backing, 'read', top.size))
			.map(fault => ({...fault, at: Math.max(0, fault.at - own)}))
			.filter(({at}) => at < data);
		return this.#steering.applied(
			{
				total: isAlone ? 0 : top.size,
				skipped: isAlone ? 0 : own,
				data,
				rate: 1.4e9,
				chunk: STREAM_CHUNK,
				isPausedAtEnd: false,
				latencyMs: 0.5,
				faults,
			},
			id,
		);
	}

	onWorked(job: Job): void {
		job.finish();
	}

	prepare(): void {
		const {top, base, backingFile} = this.#plan;
		const {image} = top;
		const edge = top.children.find(({name}) => name === 'backing');
		if (image === undefined || edge === undefined) {
			return;
		}

		this.#graph.transact(() => {
			noteWritten(top, dataBetween(top, base));
			this.#nodes.release();
			if (base === undefined) {
				this.#graph.detach(edge);
				image.backing = undefined;
			} else {
				this.#graph.redirect(edge, base);
				image.backing = {file: backingFile ?? fileNameOf(base), format: base.driver.name};
			}
		});
	}

	abort({work}: Job): void {
		noteWritten(this.#plan.top, work.offset);
	}

	clean(): void {
		this.#graph.transact(() => this.#nodes.release());
	}

	#takeHold(): void {
		const {top, base, filterName} = this.#plan;
		const filter = this.#nodes.insertFilter({
			driver: 'copy-on-read',
			over: top,
			name: filterName,
			slot: 'file',
			role: 'copied',
		});
		this.#nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
		this.#nodes.open(filter, {taken: CONSISTENT_READ, shared: ALL_PERMISSIONS & ~RESIZE});
		this.#nodes.hold('active node', top, {taken: 0, shared: ALL_PERMISSIONS & ~RESIZE});
		for (const node of chainOf(top).slice(1)) {
			if (node === base) {
				break;
			}

			this.#nodes.hold('intermediate node', node, {taken: 0, shared: SHARED});
		}
	}
}
