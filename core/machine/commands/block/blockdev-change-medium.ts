import {changeMedium} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Changes the medium of a drive for an image file: the tray opens, and closes again. */
export const blockdevChangeMedium = defineCommand('blockdev-change-medium', (machine, args) => {
	changeMedium(machine, args);
	return {};
});
