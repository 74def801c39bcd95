import type {BlockNode} from '../block/block-node.ts';
import {ALL_PERMISSIONS} from '../block/permissions.ts';
import {nextInChain} from './backing-chain.ts';
import {type CopySite, copyDriver} from './copy-driver.ts';
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
	/** What is copied; of `bitmap`, as much as `dirtyBytes` says. */
	readonly sync: 'full' | 'top' | 'none' | 'bitmap';
	readonly dirtyBytes: number;
	readonly filterName: string | undefined;
	readonly onSourceError: OnError;
	readonly onTargetError: OnError;
	/** What becomes of the bitmap that it went by. */
	readonly settleBitmap?: ((hasSucceeded: boolean) => void) | undefined;
}

/** Bytes that are copied by itself. */
const dataOf = ({source, sync, dirtyBytes}: BackupPlan): number => {
	if (sync === 'bitmap' || sync === 'none') {
		return sync === 'none' ? 0 : dirtyBytes;
	}

	return dataBetween(source, sync === 'top' ? nextInChain(source) : undefined);
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
		latencyMs: 1,
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
	nodes.writeThrough(target);
	nodes.hold('main node', filter, {taken: 0, shared: ALL_PERMISSIONS});
	nodes.hold('target', target, {taken: 0, shared: ALL_PERMISSIONS});
};

/** Copies a disk as it was at one instant (block/backup.c). */
export const backupDriver = (site: CopySite, plan: BackupPlan): JobDriver => {
	const {id, target, onSourceError, onTargetError, settleBitmap} = plan;
	const draft = {
		id,
		type: 'backup',
		onReadError: onSourceError,
		onWriteError: onTargetError,
	} as const;
	return copyDriver(site, draft, nodes => ({
		isDrainedAtStart: true,
		hold: () => takeHold(nodes, plan),
		load: () => loadOf(plan),
		commit() {
			noteWritten(target, dataOf(plan));
			settleBitmap?.(true);
		},
		abort: () => settleBitmap?.(false),
		clean: () => site.graph.transact(() => nodes.release()),
	}));
};
