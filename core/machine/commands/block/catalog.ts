import type {Command} from '../../command-table.ts';
import {blockDirtyBitmapAdd} from './block-dirty-bitmap-add.ts';
import {blockDirtyBitmapClear} from './block-dirty-bitmap-clear.ts';
import {blockDirtyBitmapDisable} from './block-dirty-bitmap-disable.ts';
import {blockDirtyBitmapEnable} from './block-dirty-bitmap-enable.ts';
import {blockDirtyBitmapMerge} from './block-dirty-bitmap-merge.ts';
import {blockDirtyBitmapRemove} from './block-dirty-bitmap-remove.ts';
import {blockExportAdd} from './block-export-add.ts';
import {blockExportDel} from './block-export-del.ts';
import {blockLatencyHistogramSet} from './block-latency-histogram-set.ts';
import {blockResize} from './block-resize.ts';
import {blockSetIoThrottle} from './block-set-io-throttle.ts';
import {blockSetWriteThreshold} from './block-set-write-threshold.ts';
import {blockdevAdd} from './blockdev-add.ts';
import {blockdevChangeMedium} from './blockdev-change-medium.ts';
import {blockdevCloseTray} from './blockdev-close-tray.ts';
import {blockdevDel} from './blockdev-del.ts';
import {blockdevInsertMedium} from './blockdev-insert-medium.ts';
import {blockdevOpenTray} from './blockdev-open-tray.ts';
import {blockdevRemoveMedium} from './blockdev-remove-medium.ts';
import {blockdevReopen} from './blockdev-reopen.ts';
import {blockdevSnapshot} from './blockdev-snapshot.ts';
import {blockdevSnapshotDeleteInternalSync} from './blockdev-snapshot-delete-internal-sync.ts';
import {blockdevSnapshotInternalSync} from './blockdev-snapshot-internal-sync.ts';
import {blockdevSnapshotSync} from './blockdev-snapshot-sync.ts';
import {changeBackingFileCommand} from './change-backing-file.ts';
import {eject} from './eject.ts';
import {nbdServerAdd} from './nbd-server-add.ts';
import {nbdServerRemove} from './nbd-server-remove.ts';
import {nbdServerStart} from './nbd-server-start.ts';
import {nbdServerStop} from './nbd-server-stop.ts';
import {queryBlock} from './query-block.ts';
import {queryBlockExports} from './query-block-exports.ts';
import {queryBlockstats} from './query-blockstats.ts';
import {queryNamedBlockNodes} from './query-named-block-nodes.ts';
import {xBlockdevChange} from './x-blockdev-change.ts';
import {xBlockdevSetIothread} from './x-blockdev-set-iothread.ts';
import {xDebugBlockDirtyBitmapSha256} from './x-debug-block-dirty-bitmap-sha256.ts';
import {xDebugQueryBlockGraph} from './x-debug-query-block-graph.ts';

/** Commands about the block graph. */
export const blockCommands: readonly Command[] = [
	blockDirtyBitmapAdd,
	blockDirtyBitmapClear,
	blockDirtyBitmapDisable,
	blockDirtyBitmapEnable,
	blockDirtyBitmapMerge,
	blockDirtyBitmapRemove,
	blockExportAdd,
	blockExportDel,
	blockLatencyHistogramSet,
	blockResize,
	blockSetIoThrottle,
	blockSetWriteThreshold,
	blockdevAdd,
	blockdevChangeMedium,
	blockdevCloseTray,
	blockdevDel,
	blockdevInsertMedium,
	blockdevOpenTray,
	blockdevRemoveMedium,
	blockdevReopen,
	blockdevSnapshotDeleteInternalSync,
	blockdevSnapshotInternalSync,
	blockdevSnapshotSync,
	blockdevSnapshot,
	changeBackingFileCommand,
	eject,
	nbdServerAdd,
	nbdServerRemove,
	nbdServerStart,
	nbdServerStop,
	queryBlockExports,
	queryBlock,
	queryBlockstats,
	queryNamedBlockNodes,
	xBlockdevChange,
	xBlockdevSetIothread,
	xDebugBlockDirtyBitmapSha256,
	xDebugQueryBlockGraph,
];
