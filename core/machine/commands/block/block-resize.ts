import {resizeNode} from '../../block/resize.ts';
import {defineCommand} from '../../command-table.ts';

/** Gives a disk another length. */
export const blockResize = defineCommand('block_resize', ({block}, args) => {
	resizeNode(block, block.lookup(args.device, args['node-name'] ?? ''), args.size);
	return {};
});
