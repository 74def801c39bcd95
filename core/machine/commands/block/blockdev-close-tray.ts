import {closeTray} from '../../block/media.ts';
import {defineCommand} from '../../command-table.ts';

/** Closes a tray. DEVICE_TRAY_MOVED comes before the return. */
export const blockdevCloseTray = defineCommand('blockdev-close-tray', (machine, drive) => {
	closeTray(machine, drive);
	return {};
});
