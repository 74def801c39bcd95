import {defineCommand} from '../../command-table.ts';

/** Stops the guest: STOP comes before the return. */
export const stop = defineCommand('stop', machine => {
	machine.dump.assertIdle();
	machine.stop();
	return {};
});
