import {reopenNodes} from '../../block/reopen.ts';
import {defineCommand} from '../../command-table.ts';

/** Opens nodes anew with other options, all of them or none. */
export const blockdevReopen = defineCommand('blockdev-reopen', ({block}, {options}) => {
	reopenNodes(
		block,
		options.map(spec => ({...spec})),
	);
	return {};
});
