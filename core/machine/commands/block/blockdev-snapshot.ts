import {takeSnapshot} from '../../block/snapshots.ts';
import {defineCommand} from '../../command-table.ts';

/** Puts a node over another one, which is only read from then on. */
export const blockdevSnapshot = defineCommand('blockdev-snapshot', ({block}, args) => {
	takeSnapshot(block, args);
	return {};
});
