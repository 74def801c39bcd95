import {openTray} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Opens a tray, or asks the guest to let its medium go. DEVICE_TRAY_MOVED comes before the return. */
export const blockdevOpenTray = defineCommand(
	'blockdev-open-tray',
	(machine, {force: isForced = false, ...drive}) => {
		openTray(machine, drive, {isForced, mustOpen: false});
		return {};
	},
);
