import {addInternalSnapshot} from '../../block/internal-snapshots.ts';
import {defineCommand} from '../../command-table.ts';

/** Keeps what a disk holds now inside of its image. */
export const blockdevSnapshotInternalSync = defineCommand(
	'blockdev-snapshot-internal-sync',
	({block, clock}, args) => {
		addInternalSnapshot(block, args, clock.now());
		return {};
	},
);
