import {dumpGraph} from '../../block/graph-dump.ts';
import {defineCommand} from '../../command-table.ts';

/** All nodes and their users, with the permissions that these hold. */
export const xDebugQueryBlockGraph = defineCommand('x-debug-query-block-graph', ({block}) =>
	dumpGraph(block),
);
