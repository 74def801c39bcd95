import {defineCommand} from '../../command-table.ts';

/** How much memory the machine has, in bytes. */
export const queryMemorySizeSummary = defineCommand(
	'query-memory-size-summary',
	({hardware: {dimms, baseMemory}}) => ({
		'base-memory': baseMemory,
		'plugged-memory': dimms.size,
	}),
);
