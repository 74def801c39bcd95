import {defineCommand} from '../../command-table.ts';

/** Connections that can be cut by force: those of the monitors. */
export const queryYank = defineCommand('query-yank', ({chardevs}) =>
	chardevs.labels.map(id => ({type: 'chardev', id})),
);
