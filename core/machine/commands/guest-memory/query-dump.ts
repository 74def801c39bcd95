import {defineCommand} from '../../command-table.ts';

/** How the last dump of the guest's memory went, or goes. */
export const queryDump = defineCommand('query-dump', ({dump}) => dump.info);
