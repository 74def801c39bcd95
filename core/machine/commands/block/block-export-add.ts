import {defineCommand} from '../../command-table.ts';

/** Lets others use a node from outside. */
export const blockExportAdd = defineCommand('block-export-add', ({exports}, args) => {
	exports.add(args);
	return {};
});
