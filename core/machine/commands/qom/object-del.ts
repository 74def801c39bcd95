import {defineCommand} from '../../command-table.ts';

/** Takes an object away that nothing holds on to. */
export const objectDel = defineCommand('object-del', ({hardware}, {id}) => {
	hardware.userObjects.remove(id);
	return {};
});
