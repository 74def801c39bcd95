import {defineCommand} from '../../command-table.ts';

/** Takes descriptors out of a set. */
export const removeFd = defineCommand('remove-fd', ({descriptors}, {'fdset-id': id, fd}) => {
	descriptors.remove(id, fd);
	return {};
});
