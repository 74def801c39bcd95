import {changeChildren} from '../../block/change-children.ts';
import {defineCommand} from '../../command-table.ts';

/** Gives a quorum a child or takes one away. */
export const xBlockdevChange = defineCommand('x-blockdev-change', ({block}, args) => {
	changeChildren(block, args);
	return {};
});
