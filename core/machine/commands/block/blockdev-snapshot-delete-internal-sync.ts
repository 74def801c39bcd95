import {deleteInternalSnapshot} from '../../block/internal-snapshots.ts';
import {defineCommand} from '../../command-table.ts';

/** Forgets what a disk once held. */
export const blockdevSnapshotDeleteInternalSync = defineCommand(
	'blockdev-snapshot-delete-internal-sync',
	({block}, args) => deleteInternalSnapshot(block, args),
);
