import {defineCommand} from '../../command-table.ts';

/** Lets the cards tell the network where they are: nothing of it is seen here. */
export const announceSelf = defineCommand('announce-self', () => ({}));
