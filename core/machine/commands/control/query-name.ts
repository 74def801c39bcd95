import {defineCommand} from '../../command-table.ts';

/** What `-name` gave the machine; nothing without it. */
export const queryName = defineCommand('query-name', ({options: {name}}) =>
	name === undefined ? {} : {name},
);
