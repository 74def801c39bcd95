import {defineCommand} from '../../command-table.ts';

/** What the last measurement of the guest's writes found, or that it still goes on. */
export const queryDirtyRate = defineCommand('query-dirty-rate', ({dirtyRate}) => dirtyRate.info);
