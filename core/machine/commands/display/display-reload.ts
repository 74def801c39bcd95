import {defineCommand} from '../../command-table.ts';

/** Reads the certificates of a display anew: nothing of it is seen here. */
export const displayReload = defineCommand('display-reload', () => ({}));
