import {QmpError} from '../../../protocol/qmp-error.ts';
import {nodeInfo} from '../../block/node-info.ts';
import {defineCommand} from '../../command-table.ts';

/** All nodes of the block graph, the latest first. */
export const queryNamedBlockNodes = defineCommand(
	'query-named-block-nodes',
	({block}, {flat: isFlat = false}) => {
		const nodes = [...block.nodes].reverse();
		const ejected = nodes.find(({isEjected}) => isEjected);
		if (ejected !== undefined) {
			throw new QmpError('GenericError', `Block device ${ejected.name} is ejected`);
		}

		return nodes.map(node => nodeInfo(node, {isFlat}));
	},
);
