import {clearBlockErrors} from '../../block/told.ts';
import {defineCommand} from '../../command-table.ts';
import {isMade} from '../../machine-parts.ts';

/** Lets the guest run: RESUME comes before the return. */
export const cont = defineCommand('cont', machine => {
	if (isMade(machine, 'dump')) {
		machine.dump.assertIdle();
	}

	if (isMade(machine, 'hardware')) {
		clearBlockErrors(machine.block);
		machine.hardware.drives.activate();
	}

	machine.cont();
	return {};
});
