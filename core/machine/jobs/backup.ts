import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {ALL_PERMISSIONS} from '../block/permissions.ts';
import {nextInChain} from './backing-chain.ts';
import {dataBetween, injectedFaults, noteWritten} from './copy-load.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import type {Workload} from './workload.ts';

const BACKUP_CHUNK = 1024 * 1024;

/** What a backup is to do. */
export interface BackupPlan {
	readonly id: string;
	readonly source: BlockNode;
	readonly target: BlockNode;
	/** What is copied; of `bitmap`, as much as `dirtyBytes` says. */
	readonly sync: 'full' | 'top' | 'none' | 'bitmap';
	readonly dirtyBytes: number;
	readonly filterName: string | undefined;
	readonly onSourceError: OnError;
	readonly onTargetError: OnError;
	/** What becomes of the bitmap that it went by. */
	readonly settleBitmap?: ((hasSucceeded: boolean) => void) | undefined;
}

/** Copies a disk as it was at one instant (block/backup.c). */
export class Backup implements JobDriver {
	readonly type = 'backup';
	readonly isBlockJob = true;
	readonly hasReadyPhase = false;
	readonly isDrainedAtStart = true;
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
	readonly #graph: BlockGraph;
	readonly #plan: BackupPlan;
	readonly #steering: JobSteering;
	readonly #nodes: JobNodes;

	constructor(graph: BlockGraph, plan: BackupPlan, steering: JobSteering) {
		this.onReadError = plan.onSourceError;
		this.onWriteError = plan.onTargetError;
		this.#graph = graph;
		this.#plan = plan;
		this.#steering = steering;
		this.#nodes = new JobNodes(graph, 'backup', plan.id);
	}

	takeHold(): void {
		this.#nodes.take(() => this.#takeHold());
	}

	workload(): Workload {
		const {source, target, sync, id} = this.#plan;
		const data = this.#data;
		return this.#steering.applied(
			{
				total: sync === 'bitmap' ? data : source.size,
				skipped: 0,
				// Without anything to copy by itself it saves what is overwritten until it is cancelled.
				data: sync === 'none' ? source.size : data,
				rate: sync === 'none' ? 0 : 1.2e9,
				chunk: BACKUP_CHUNK,
				isPausedAtEnd: false,
				latencyMs: 1,
				faults: [...injectedFaults(source, 'read', data), ...injectedFaults(target, 'write', data)],
			},
			id,
		);
	}

	onWorked(job: Job): void {
		job.finish();
	}

	commit(): void {
		noteWritten(this.#plan.target, this.#data);
		this.#plan.settleBitmap?.(true);
	}

	abort(): void {
		this.#plan.settleBitmap?.(false);
	}

	clean(): void {
		this.#graph.transact(() => this.#nodes.release());
	}

	get #data(): number {
		const {source, sync, dirtyBytes} = this.#plan;
		if (sync === 'bitmap' || sync === 'none') {
			return sync === 'none' ? 0 : dirtyBytes;
		}

		return dataBetween(source, sync === 'top' ? nextInChain(source) : undefined);
	}

	#takeHold(): void {
		const {source, target, filterName} = this.#plan;
		const filter = this.#nodes.insertFilter({
			driver: 'copy-before-write',
			over: source,
			name: filterName,
			slot: 'file',
			role: 'filtered',
		});
		this.#nodes.writeThrough(target);
		this.#nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
		this.#nodes.hold('target', target, {taken: 0, shared: ALL_PERMISSIONS});
	}
}
