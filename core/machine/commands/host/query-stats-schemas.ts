import {defineCommand} from '../../command-table.ts';

/** What statistics the accelerator has: only KVM has any. */
export const queryStatsSchemas = defineCommand('query-stats-schemas', () => []);
