import {defineCommand} from '../../command-table.ts';

/** Begins to measure how fast the guest writes to its memory. */
export const calcDirtyRate = defineCommand('calc-dirty-rate', ({dirtyRate}, request) => {
	dirtyRate.start(request);
	return {};
});
