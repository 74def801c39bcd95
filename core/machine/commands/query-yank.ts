import {defineCommand} from '../command-table.ts';

/** Connections that can be cut by force: this machine has none. */
export const queryYank = defineCommand('query-yank', () => []);
