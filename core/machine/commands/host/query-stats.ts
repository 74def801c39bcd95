import {defineCommand} from '../../command-table.ts';

/** Statistics of the accelerator: only KVM has any. */
export const queryStats = defineCommand('query-stats', () => []);
