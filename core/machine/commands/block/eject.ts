import {openTray, removeMedium} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Opens a tray and takes the medium out. */
export const eject = defineCommand('eject', (machine, {force: isForced = false, ...drive}) => {
	openTray(machine, drive, {isForced, mustOpen: true});
	removeMedium(machine, drive);
	return {};
});
