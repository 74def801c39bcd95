import {nodeInfo} from '../../block/node-info.ts';
import {defineCommand} from '../../command-table.ts';

/** All nodes of the block graph, the latest first. */
export const queryNamedBlockNodes = defineCommand(
	'query-named-block-nodes',
	({block}, {flat: isFlat = false}) =>
		[...block.nodes].reverse().map(node => nodeInfo(node, {isFlat})),
);
