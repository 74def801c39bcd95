import {BlockNodes} from '../../block/block-nodes.ts';
import {defineCommand} from '../../command-table.ts';

/** All nodes of the block graph, the latest first. */
export const queryNamedBlockNodes = defineCommand('query-named-block-nodes', ({options}) => {
	const nodes = new BlockNodes(options);
	return nodes.all.map(node => nodes.info(node));
});
