import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {
	ALL_PERMISSIONS,
	CONSISTENT_READ,
	RESIZE,
	WRITE,
	WRITE_UNCHANGED,
} from '../block/permissions.ts';
import {setReadOnly} from '../block/reopen.ts';
import {chainOf, nextInChain} from './backing-chain.ts';
import {tellReady} from './block-job-events.ts';
import {dataBetween, injectedFaults} from './copy-load.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes, replaceNode} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import {instantWork, type Workload} from './workload.ts';

const MIRROR_CHUNK = 16 * 1024 * 1024;
const GRANULARITY = 65_536;
const SHARED = ALL_PERMISSIONS & ~RESIZE;

/** What a mirror, or the commit of an active image, is to do. */
export interface MirrorPlan {
	readonly id: string;
	readonly type: 'mirror' | 'commit';
	readonly source: BlockNode;
	readonly target: BlockNode;
	/** What is copied: all, what is above the backing image, or only what is written from now on. */
	readonly sync: 'full' | 'top' | 'none';
	/** Whether the target is new, so that what the source has nothing of need not be written. */
	readonly isTargetEmpty?: boolean | undefined;
	/** The node that the target takes the place of; the source when left out. */
	readonly replaces?: string | undefined;
	readonly filterName: string | undefined;
	readonly bufferSize?: number | undefined;
	readonly onSourceError: OnError;
	readonly onTargetError: OnError;
}

/** Copies a disk while it is used, and takes its place in the end (block/mirror.c). */
export class Mirror implements JobDriver {
	readonly type: MirrorPlan['type'];
	readonly isBlockJob = true;
	readonly hasReadyPhase = true;
	readonly isDrainedAtStart = false;
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
	readonly #graph: BlockGraph;
	readonly #plan: MirrorPlan;
	readonly #steering: JobSteering;
	readonly #nodes: JobNodes;
	#shouldReplace = false;

	constructor(graph: BlockGraph, plan: MirrorPlan, steering: JobSteering) {
		this.type = plan.type;
		this.onReadError = plan.onSourceError;
		this.onWriteError = plan.onTargetError;
		this.#graph = graph;
		this.#plan = plan;
		this.#steering = steering;
		this.#nodes = new JobNodes(graph, plan.type, plan.id);
	}

	takeHold(): void {
		this.#nodes.take(() => this.#takeHold());
	}

	workload(): Workload {
		const {source, target, sync, type, bufferSize = 0} = this.#plan;
		if (source.size !== target.size && type === 'mirror') {
			return instantWork(0, 0.3);
		}

		const base = type === 'commit' ? target : sync === 'top' ? nextInChain(source) : undefined;
		const data = sync === 'none' ? 0 : dataBetween(source, base);
		const isPart = type === 'commit' || sync !== 'full' || this.#plan.isTargetEmpty === true;
		return this.#steering.applied(
			{
				total: isPart ? data : source.size,
				skipped: 0,
				data,
				rate: 1e9,
				chunk: Math.max(GRANULARITY, bufferSize === 0 ? MIRROR_CHUNK : bufferSize),
				isPausedAtEnd: true,
				latencyMs: 1,
				faults: [...injectedFaults(source, 'read', data), ...injectedFaults(target, 'write', data)],
			},
			this.#plan.id,
		);
	}

	onWorked(job: Job): void {
		const {source, target, type} = this.#plan;
		if (source.size !== target.size && type === 'mirror') {
			job.finish('Source and target image have different sizes');
		} else if (this.#steering.isEverReady(job.id)) {
			job.tell('ready');
			tellReady(job);
		}
	}

	complete(): void {
		const {replaces} = this.#plan;
		if (replaces !== undefined) {
			this.#graph.named(replaces);
		}

		this.#shouldReplace = true;
	}

	prepare(): void {
		this.#graph.transact(() => {
			const {source, target, replaces} = this.#plan;
			const replaced = replaces === undefined ? this.#nodes.filter : this.#graph.named(replaces);
			if (this.#shouldReplace && replaced !== undefined) {
				const except = [this.#nodes, ...chainOf(source), target];
				replaceNode(this.#graph, replaced, {to: target, except});
			}

			this.#nodes.release();
		});
	}

	abort(): void {
		this.#graph.transact(() => this.#nodes.release());
	}

	#takeHold(): void {
		const {source, target, type, filterName} = this.#plan;
		const isCommit = type === 'commit';
		if (isCommit) {
			setReadOnly(target, false);
		}

		const filter = this.#nodes.insertFilter({
			driver: 'mirror_top',
			over: source,
			name: filterName,
			slot: 'backing',
			role: isCommit ? 'committed' : 'filtered',
		});
		this.#nodes.hold('main node', filter, {taken: CONSISTENT_READ, shared: SHARED});
		this.#nodes.hold('source', source, {taken: 0, shared: SHARED});
		this.#nodes.open(target, {
			taken: WRITE | (isCommit ? RESIZE : 0),
			shared: isCommit ? SHARED : WRITE_UNCHANGED,
		});
		this.#nodes.hold('target', target, {taken: 0, shared: ALL_PERMISSIONS});
		if (isCommit) {
			for (const node of chainOf(source).slice(1)) {
				if (node === target) {
					break;
				}

				this.#nodes.hold('intermediate node', node, {
					taken: 0,
					shared: WRITE | WRITE_UNCHANGED,
				});
			}
		}
	}
}

/** @throws QmpError GenericError */
export const assertMirrorable = ({
	source,
	target,
	sync,
	bufferSize = 0,
}: Omit<MirrorPlan, 'sync'> & {readonly sync: string}): void => {
	if (sync === 'incremental' || sync === 'bitmap') {
		throw new QmpError('GenericError', `Sync mode '${sync}' not supported`);
	}

	if (bufferSize < 0) {
		throw new QmpError('GenericError', "Invalid parameter 'buf-size'");
	}

	if (source === target) {
		throw new QmpError('GenericError', "Can't mirror node into itself");
	}
};
