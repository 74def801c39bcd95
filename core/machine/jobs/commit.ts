import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {fileNameOf} from '../block/file-name.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ, WRITE, WRITE_UNCHANGED} from '../block/permissions.ts';
import {setReadOnly} from '../block/reopen.ts';
import {chainOf, overlayOf} from './backing-chain.ts';
import {dataBetween, injectedFaults, noteWritten} from './copy-load.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {JobNodes} from './job-nodes.ts';
import type {JobSteering} from './job-steering.ts';
import type {Workload} from './workload.ts';

const COMMIT_CHUNK = 512 * 1024;

/** What a commit of images below the active one is to do. */
export interface CommitPlan {
	readonly id: string;
	readonly active: BlockNode;
	readonly top: BlockNode;
	readonly base: BlockNode;
	/** What the overlay is to name as its backing file. */
	readonly backingFile: string | undefined;
	readonly filterName: string | undefined;
	readonly onError: OnError;
}

/** Writes what images hold to the one that they are based on, and takes them out of the chain (block/commit.c). */
export class Commit implements JobDriver {
	readonly type = 'commit';
	readonly isBlockJob = true;
	readonly hasReadyPhase = false;
	readonly isDrainedAtStart = false;
	readonly onReadError: OnError;
	readonly onWriteError: OnError;
	readonly #graph: BlockGraph;
	readonly #plan: CommitPlan;
	readonly #steering: JobSteering;
	readonly #nodes: JobNodes;
	#wasReadOnly = false;

	constructor(graph: BlockGraph, plan: CommitPlan, steering: JobSteering) {
		this.onReadError = plan.onError;
		this.onWriteError = plan.onError;
		this.#graph = graph;
		this.#plan = plan;
		this.#steering = steering;
		this.#nodes = new JobNodes(graph, 'commit', plan.id);
	}

	takeHold(): void {
		this.#nodes.take(() => this.#takeHold());
	}

	workload(): Workload {
		const {top, base, id} = this.#plan;
		const data = dataBetween(top, base);
		return this.#steering.applied(
			{
				total: top.size,
				skipped: 0,
				data,
				rate: 1.2e9,
				chunk: COMMIT_CHUNK,
				isPausedAtEnd: false,
				latencyMs: 0.5,
				faults: [...injectedFaults(top, 'read', data), ...injectedFaults(base, 'write', data)],
			},
			id,
		);
	}

	onWorked(job: Job): void {
		job.finish();
	}

	prepare(): void {
		this.#graph.transact(() => {
			const {active, top, base, backingFile} = this.#plan;
			noteWritten(base, dataBetween(top, base));
			this.#nodes.release();
			const overlay = overlayOf(active, top);
			const edge = overlay?.children.find(({name}) => name === 'backing');
			if (overlay?.image !== undefined && edge !== undefined) {
				const format = base.driver.name;
				overlay.image.backing = {file: backingFile ?? fileNameOf(base), format};
				this.#graph.redirect(edge, base);
			}
		});
	}

	abort(): void {
		this.#graph.transact(() => this.#nodes.release());
	}

	clean(): void {
		setReadOnly(this.#plan.base, this.#wasReadOnly);
	}

	#takeHold(): void {
		const {top, base, filterName} = this.#plan;
		this.#wasReadOnly = base.isReadOnly;
		setReadOnly(base, false);
		const filter = this.#nodes.insertFilter({
			driver: 'commit_top',
			over: top,
			name: filterName,
			slot: 'backing',
			role: 'committed',
		});
		this.#nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
		const chain = chainOf(top);
		for (const node of chain.slice(0, chain.indexOf(base))) {
			this.#nodes.hold('intermediate node', node, {
				taken: 0,
				shared: WRITE_UNCHANGED | WRITE,
			});
		}

		this.#nodes.hold('base', base, {taken: 0, shared: ALL_PERMISSIONS});

		this.#nodes.open(base, {
			taken: CONSISTENT_READ | WRITE,
			shared: CONSISTENT_READ | WRITE_UNCHANGED,
		});
	}
}
