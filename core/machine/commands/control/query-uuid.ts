import {defineCommand} from '../../command-table.ts';

/** The machine's UUID; all zeros unless it was given one. */
export const queryUuid = defineCommand('query-uuid', ({options}) => ({UUID: options.uuid}));
