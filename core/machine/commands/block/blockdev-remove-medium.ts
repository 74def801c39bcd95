import {removeMedium} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Takes the medium out of an open tray. */
export const blockdevRemoveMedium = defineCommand('blockdev-remove-medium', (machine, {id}) => {
	removeMedium(machine, {id});
	return {};
});
