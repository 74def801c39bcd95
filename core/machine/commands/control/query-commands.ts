import {defineCommand} from '../../command-table.ts';

/** All commands of the profile, in QEMU's order. */
export const queryCommands = defineCommand('query-commands', ({profile}) => profile.commands);
