import {defineCommand} from '../../command-table.ts';

/** Ends the NBD server and its exports: BLOCK_EXPORT_DELETED for each, before the return. */
export const nbdServerStop = defineCommand('nbd-server-stop', ({exports}) => {
	exports.stopServer();
	return {};
});
