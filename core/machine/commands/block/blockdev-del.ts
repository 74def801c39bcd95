import {defineCommand} from '../../command-table.ts';

/** Closes a node that blockdev-add has opened. */
export const blockdevDel = defineCommand('blockdev-del', ({block}, args) => {
	block.delete(args['node-name']);
	return {};
});
