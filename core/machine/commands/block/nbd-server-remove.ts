import {defineCommand} from '../../command-table.ts';

/** Ends an export by its name. */
export const nbdServerRemove = defineCommand('nbd-server-remove', ({exports}, {name}) => {
	exports.remove(name);
	return {};
});
