import {defineCommand} from '../../command-table.ts';
import {isMade} from '../../machine-parts.ts';

/** Stops the guest: STOP comes before the return. Jobs wait for what is on its way. */
export const stop = defineCommand('stop', machine => {
	machine.dump.assertIdle();
	machine.stop();
	if (isMade(machine, 'jobs')) {
		machine.jobs.drain();
	}

	return {};
});
