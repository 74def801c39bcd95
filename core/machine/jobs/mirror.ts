import {QmpError} from '../../protocol/qmp-error.ts';
import type {DirtyBitmap} from '../block/bitmaps.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {ByteRanges} from '../block/byte-ranges.ts';
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
import {addJobBitmap, type CopySite, copyDriver, progressOf} from './copy-driver.ts';
import {dataBetween, injectedFaults} from './copy-load.ts';
import type {Job} from './job.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import {type JobNodes, replaceNode} from './job-nodes.ts';
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

const isUneven = ({source, target, type}: MirrorPlan): boolean =>
	source.size !== target.size && type === 'mirror' && !target.isRemote;

const loadOf = (plan: MirrorPlan): Workload => {
	const {source, target, sync, type, bufferSize = 0} = plan;
	const base = type === 'commit' ? target : sync === 'top' ? nextInChain(source) : undefined;
	const data = sync === 'none' ? 0 : dataBetween(source, base);
	const isPart = type === 'commit' || sync !== 'full' || plan.isTargetEmpty === true;
	return {
		total: isPart ? data : source.size,
		skipped: 0,
		data,
		rate: 1e9,
		chunk: Math.max(GRANULARITY, bufferSize === 0 ? MIRROR_CHUNK : bufferSize),
		isPausedAtEnd: true,
		latencyMs: 1,
		faults: [...injectedFaults(source, 'read', data), ...injectedFaults(target, 'write', data)],
	};
};

/** What it writes: all of the disk, or what is not known to be there. */
const partsOf = (plan: MirrorPlan): ByteRanges => [[0, loadOf(plan).total]];

const takeHold = (nodes: JobNodes, {source, target, type, filterName}: MirrorPlan): void => {
	const isCommit = type === 'commit';
	if (isCommit) {
		setReadOnly(target, false);
	}

	const filter = nodes.insertFilter({
		driver: 'mirror_top',
		over: source,
		name: filterName,
		slot: 'backing',
		role: isCommit ? 'committed' : 'filtered',
	});
	nodes.hold('main node', filter, {taken: CONSISTENT_READ, shared: SHARED});
	nodes.hold('source', source, {taken: 0, shared: SHARED});
	nodes.open(target, {
		taken: WRITE | (isCommit ? RESIZE : 0),
		shared: isCommit ? SHARED : WRITE_UNCHANGED,
	});
	nodes.hold('target', target, {taken: 0, shared: ALL_PERMISSIONS});
	for (const node of isCommit ? chainOf(source).slice(1) : []) {
		if (node === target) {
			break;
		}

		nodes.hold('intermediate node', node, {taken: 0, shared: WRITE | WRITE_UNCHANGED});
	}
};

/** Lets the target take the place of the node that it is to replace. */
const putInPlace = (graph: BlockGraph, nodes: JobNodes, plan: MirrorPlan): void => {
	const {source, target, replaces} = plan;
	const replaced = replaces === undefined ? nodes.filter : graph.named(replaces);
	if (replaced !== undefined) {
		replaceNode(graph, replaced, {to: target, except: [nodes, ...chainOf(source), target]});
	}
};

const settleWork = (job: Job, {steering}: CopySite, plan: MirrorPlan): void => {
	if (isUneven(plan)) {
		job.finish('Source and target image have different sizes');
	} else if (steering.isEverReady(job.id)) {
		job.tell('ready');
		tellReady(job);
	}
};

/** Copies a disk while it is used, and takes its place in the end (block/mirror.c). */
export const mirrorDriver = (site: CopySite, plan: MirrorPlan): JobDriver => {
	const {graph} = site;
	const {id, type, source, target, replaces, onSourceError, onTargetError} = plan;
	const draft = {id, type, onReadError: onSourceError, onWriteError: onTargetError};
	let shouldReplace = false;
	let bitmap: DirtyBitmap | undefined;
	return copyDriver(site, draft, nodes => ({
		hasReadyPhase: true,
		hold(job) {
			takeHold(nodes, plan);
			bitmap = addJobBitmap(source, true, () => progressOf(job, partsOf(plan))[1]);
		},
		load: () => loadOf(plan),
		target,
		parts: () => partsOf(plan),
		...(isUneven(plan) ? {workload: () => instantWork(0, 0.3)} : {}),
		onWorked: job => settleWork(job, site, plan),
		complete() {
			if (replaces !== undefined) {
				graph.named(replaces);
			}

			shouldReplace = true;
		},
		prepare: () =>
			graph.transact(() => {
				if (shouldReplace) {
					putInPlace(graph, nodes, plan);
				}

				nodes.release();
			}),
		abort: () => graph.transact(() => nodes.release()),
		clean() {
			source.bitmaps = source.bitmaps.filter(other => other !== bitmap);
		},
	}));
};

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
