import {createSnapshot} from '../../block/snapshots.ts';
import {defineCommand} from '../../command-table.ts';

/** Makes an image and puts it over a node. */
export const blockdevSnapshotSync = defineCommand('blockdev-snapshot-sync', ({block}, args) => {
	createSnapshot(block, args);
	return {};
});
