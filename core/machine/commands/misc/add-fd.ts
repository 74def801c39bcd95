import {defineCommand} from '../../command-table.ts';

/** Adds a descriptor that came with the command to a set. */
export const addFd = defineCommand('add-fd', ({descriptors}, args) => descriptors.add(args));
