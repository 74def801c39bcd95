import {defineCommand} from '../../command-table.ts';

/** Keeps a descriptor that came with the command, which is believed without being seen. */
export const getfd = defineCommand('getfd', ({descriptors}, {fdname}) => {
	descriptors.keep(fdname);
	return {};
});
