import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Arranges NUMA nodes, which is done by now. */
export const setNumaNode = defineCommand('set-numa-node', () => {
	throw new QmpError(
		'GenericError',
		'The command is permitted only before the machine has been created',
	);
});
