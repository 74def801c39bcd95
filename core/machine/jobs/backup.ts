import type {DirtyBitmap} from '../block/bitmaps.ts';
import type {BlockNode} from '../block/block-node.ts';
import {aligned, type ByteRanges, lengthOf} from '../block/byte-ranges.ts';
import {ALL_PERMISSIONS} from '../block/permissions.ts';
import {nextInChain} from './backing-chain.ts';
import {type BackupBitmap, succeed} from './backup-bitmap.ts';
import {
	addJobBitmap,
	CLUSTER,
	type CopySite,
	copyDriver,
	NAMELESS,
	progressOf,
} from './copy-driver.ts';
import {dataBetween, injectedFaults, noteWritten} from './copy-load.ts';
import type {JobDriver, OnError} from './job-driver.ts';
import type {JobNodes} from './job-nodes.ts';
import type {Workload} from './workload.ts';

const BACKUP_CHUNK = 1024 * 1024;

/** What a backup is to do. */
export interface BackupPlan {
	readonly id: string;
	readonly source: BlockNode;
	readonly target: BlockNode;
	/** What is copied. */
	readonly sync: 'full' | 'top' | 'none' | 'bitmap';
	readonly bitmap: BackupBitmap | undefined;
	readonly filterName: string | undefined;
	readonly onSourceError: OnError;
	readonly onTargetError: OnError;
}

/** Which parts are copied; what is only saved before it is overwritten may be any. */
const partsOf = ({source, sync, bitmap}: BackupPlan): ByteRanges => {
	switch (sync) {
		case 'bitmap':
			return aligned(bitmap?.bitmap.dirty ?? [], CLUSTER);
		case 'top':
			return [[0, dataBetween(source, nextInChain(source))]];
		default:
			return [[0, source.size]];
	}
};

/** Bytes that have to be moved by itself. */
const dataOf = (plan: BackupPlan): number => {
	const {source, sync} = plan;
	if (sync === 'full' || sync === 'none') {
		return sync === 'none' ? 0 : dataBetween(source, undefined);
	}

	return lengthOf(partsOf(plan));
};

const loadOf = (plan: BackupPlan): Workload => {
	const {source, target, sync} = plan;
	const data = dataOf(plan);
	return {
		total: sync === 'bitmap' ? data : source.size,
		skipped: 0,
		// Without anything to copy by itself it saves what is overwritten until it is cancelled.
		data: sync === 'none' ? source.size : data,
		rate: sync === 'none' ? 0 : 1.2e9,
		chunk: BACKUP_CHUNK,
		isPausedAtEnd: false,
		// What has nothing to do is over before the return.
		latencyMs: sync === 'bitmap' && data === 0 ? 0 : 1,
		faults: [...injectedFaults(source, 'read', data), ...injectedFaults(target, 'write', data)],
	};
};

const takeHold = (nodes: JobNodes, {source, target, filterName}: BackupPlan): void => {
	const filter = nodes.insertFilter({
		driver: 'copy-before-write',
		over: source,
		name: filterName,
		slot: 'file',
		role: 'filtered',
	});
	// block/copy-before-write.c: what may be read through it, and what it has saved.
	const none: DirtyBitmap = {...NAMELESS, size: source.size, dirty: []};
	filter.bitmaps = [{...none, dirty: [[0, source.size]]}, none];
	nodes.writeThrough(target);
	nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
	nodes.hold('target', target, {taken: 0, shared: ALL_PERMISSIONS});
};

/** Copies a disk as it was at one instant (block/backup.c). */
export const backupDriver = (site: CopySite, plan: BackupPlan): JobDriver => {
	const {id, source, target, bitmap, onSourceError, onTargetError} = plan;
	const draft = {
		id,
		type: 'backup',
		onReadError: onSourceError,
		onWriteError: onTargetError,
	} as const;
	const parts = partsOf(plan);
	let settle: ReturnType<typeof succeed> | undefined;
	let copying: DirtyBitmap | undefined;
	return copyDriver(site, draft, nodes => ({
		isDrainedAtStart: true,
		hold(job) {
			settle = bitmap && succeed(source, bitmap);
			takeHold(nodes, plan);
			copying = addJobBitmap(source, false, () => progressOf(job, parts)[1]);
		},
		load: () => loadOf(plan),
		target,
		parts: () => (plan.sync === 'none' ? [] : parts),
		commit() {
			noteWritten(target, dataOf(plan));
			settle?.(true, []);
		},
		abort: job => settle?.(false, progressOf(job, parts)[1]),
		clean() {
			source.bitmaps = source.bitmaps.filter(other => other !== copying);
			site.graph.transact(() => nodes.release());
		},
	}));
};
