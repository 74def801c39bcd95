import {driveStatistics, nodeStatistics} from '../../block/statistics.ts';
import {defineCommand} from '../../command-table.ts';

/** What was read and written, drive by drive or node by node. */
export const queryBlockstats = defineCommand('query-blockstats', ({block}, args) =>
	args['query-nodes'] === true
		? block.nodes.map(node => nodeStatistics(node))
		: block.backends
				.filter(({name, qdev}) => name !== '' || qdev !== undefined)
				.map(driveStatistics),
);
