import {defineCommand} from '../../command-table.ts';

/** The sets of descriptors that clients have passed. */
export const queryFdsets = defineCommand('query-fdsets', ({descriptors}) => descriptors.sets);
