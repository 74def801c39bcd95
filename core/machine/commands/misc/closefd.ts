import {defineCommand} from '../../command-table.ts';

/** Closes a descriptor that was kept under a name. */
export const closefd = defineCommand('closefd', ({descriptors}, {fdname}) => {
	descriptors.close(fdname);
	return {};
});
