import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import {fileNameOf} from '../block/file-name.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ, WRITE, WRITE_UNCHANGED} from '../block/permissions.ts';
import {setReadOnly} from '../block/reopen.ts';
import {chainOf, overlayOf} from './backing-chain.ts';
import {type CopySite, copyDriver} from './copy-driver.ts';
import {dataBetween, injectedFaults, noteWritten} from './copy-load.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import type {JobNodes} from './job-nodes.ts';
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

const loadOf = ({top, base}: CommitPlan): Workload => {
	const data = dataBetween(top, base);
	return {
		total: top.size,
		skipped: 0,
		data,
		rate: 1.2e9,
		chunk: COMMIT_CHUNK,
		isPausedAtEnd: false,
		latencyMs: 0.5,
		faults: [...injectedFaults(top, 'read', data), ...injectedFaults(base, 'write', data)],
	};
};

const takeHold = (nodes: JobNodes, {top, base, filterName}: CommitPlan): void => {
	setReadOnly(base, false);
	const filter = nodes.insertFilter({
		driver: 'commit_top',
		over: top,
		name: filterName,
		slot: 'backing',
		role: 'committed',
	});
	nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
	const chain = chainOf(top);
	for (const node of chain.slice(0, chain.indexOf(base))) {
		nodes.hold('intermediate node', node, {taken: 0, shared: WRITE_UNCHANGED | WRITE});
	}

	nodes.hold('base', base, {taken: 0, shared: ALL_PERMISSIONS});
	nodes.open(base, {
		taken: CONSISTENT_READ | WRITE,
		shared: CONSISTENT_READ | WRITE_UNCHANGED,
	});
};

/** Takes the images that are written to the base out of the chain. */
const leaveOut = (graph: BlockGraph, {active, top, base, backingFile}: CommitPlan): void => {
	const overlay = overlayOf(active, top);
	const edge = overlay?.children.find(({name}) => name === 'backing');
	if (overlay?.image !== undefined && edge !== undefined) {
		const format = base.driver.name;
		overlay.image.backing = {file: backingFile ?? fileNameOf(base), format};
		graph.images.save(overlay.image);
		graph.redirect(edge, base);
	}
};

/** Writes what images hold to the one that they are based on, and takes them out of the chain (block/commit.c). */
export const commitDriver = (site: CopySite, plan: CommitPlan): JobDriver => {
	const {graph} = site;
	const {id, top, base, onError} = plan;
	const wasReadOnly = base.isReadOnly;
	const draft = {id, type: 'commit', onReadError: onError, onWriteError: onError} as const;
	return copyDriver(site, draft, nodes => ({
		hold: () => takeHold(nodes, plan),
		load: () => loadOf(plan),
		target: base,
		parts: () => [[0, dataBetween(top, base)]],
		prepare: () =>
			graph.transact(() => {
				noteWritten(base, dataBetween(top, base));
				nodes.release();
				leaveOut(graph, plan);
			}),
		abort: () => graph.transact(() => nodes.release()),
		clean: () => setReadOnly(base, wasReadOnly),
	}));
};
