import {defineCommand} from '../../command-table.ts';

/** Ends an export: BLOCK_EXPORT_DELETED comes before the return, as nobody is connected. */
export const blockExportDel = defineCommand('block-export-del', ({exports}, {id}) => {
	exports.remove(id);
	return {};
});
