import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Has BLOCK_WRITE_THRESHOLD told once when a node is written to behind a byte. */
export const blockSetWriteThreshold = defineCommand(
	'block-set-write-threshold',
	({block}, args) => {
		const node = block.find(args['node-name']);
		if (node === undefined) {
			throw new QmpError('GenericError', `Device '${args['node-name']}' not found`);
		}

		node.writeThreshold = args['write-threshold'];
		return {};
	},
);
