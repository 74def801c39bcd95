import {defineCommand} from '../../command-table.ts';

/** Resets the machine: RESET comes before the return. */
export const systemReset = defineCommand('system_reset', machine => {
	machine.reset('host-qmp-system-reset');
	return {};
});
