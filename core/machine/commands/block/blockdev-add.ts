import {addNode} from '../../block/open-node.ts';
import {defineCommand} from '../../command-table.ts';

/** Opens a node of the block graph. */
export const blockdevAdd = defineCommand('blockdev-add', ({block}, {...spec}) => {
	addNode(block, spec);
	return {};
});
