import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {ByteRanges} from '../block/byte-ranges.ts';
import {fileNameOf} from '../block/file-name.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ, RESIZE, WRITE_UNCHANGED} from '../block/permissions.ts';
import {chainOf} from './backing-chain.ts';
import {type CopySite, copyDriver} from './copy-driver.ts';
import {dataBetween, dataOf, injectedFaults, noteWritten} from './copy-load.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import type {JobNodes} from './job-nodes.ts';
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

const loadOf = ({top, base}: StreamPlan): Workload => {
	const isAlone = top.backing === undefined || top.backing === base;
	const own = dataOf(top);
	const data = isAlone ? 0 : Math.max(0, dataBetween(top, base) - own);
	// QEMU reads the images behind, so an error at a place of theirs comes after what is skipped.
	const faults = (top.backing === undefined ? [] : injectedFaults(top.backing, 'read', top.size))
		.map(fault => ({...fault, at: Math.max(0, fault.at - own)}))
		.filter(({at}) => at < data);
	return {
		total: isAlone ? 0 : top.size,
		skipped: isAlone ? 0 : own,
		data,
		rate: 1.4e9,
		chunk: STREAM_CHUNK,
		isPausedAtEnd: false,
		latencyMs: 0.5,
		faults,
	};
};

/** What it writes: as much as the images behind have more. */
const partsOf = (plan: StreamPlan): ByteRanges => {
	const {skipped, data} = loadOf(plan);
	return [[skipped, skipped + data]];
};

const takeHold = (nodes: JobNodes, {top, base, filterName}: StreamPlan): void => {
	const filter = nodes.insertFilter({
		driver: 'copy-on-read',
		over: top,
		name: filterName,
		slot: 'file',
		role: 'copied',
	});
	nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
	nodes.open(filter, {taken: CONSISTENT_READ, shared: ALL_PERMISSIONS & ~RESIZE});
	nodes.hold('active node', top, {taken: 0, shared: ALL_PERMISSIONS & ~RESIZE});
	for (const node of chainOf(top).slice(1)) {
		if (node === base) {
			break;
		}

		nodes.hold('intermediate node', node, {taken: 0, shared: SHARED});
	}
};

/** Puts the image on what stays behind it. */
const putOnBase = (graph: BlockGraph, nodes: JobNodes, plan: StreamPlan): void => {
	const {top, base, backingFile} = plan;
	const {image} = top;
	const edge = top.children.find(({name}) => name === 'backing');
	if (image === undefined || edge === undefined) {
		return;
	}

	graph.transact(() => {
		noteWritten(top, dataBetween(top, base));
		nodes.release();
		if (base === undefined) {
			graph.detach(edge);
			image.backing = undefined;
		} else {
			graph.redirect(edge, base);
			image.backing = {file: backingFile ?? fileNameOf(base), format: base.driver.name};
		}

		graph.images.save(image);
	});
};

/** Copies what an image reads from those behind it into it, so that they are no longer needed (block/stream.c). */
export const streamDriver = (site: CopySite, plan: StreamPlan): JobDriver => {
	const {graph} = site;
	const {id, top, onError} = plan;
	const draft = {id, type: 'stream', onReadError: onError, onWriteError: onError} as const;
	return copyDriver(site, draft, nodes => ({
		hold: () => takeHold(nodes, plan),
		load: () => loadOf(plan),
		target: top,
		parts: () => partsOf(plan),
		prepare: () => putOnBase(graph, nodes, plan),
		abort: ({work}) => noteWritten(top, work.offset),
		clean: () => graph.transact(() => nodes.release()),
	}));
};
