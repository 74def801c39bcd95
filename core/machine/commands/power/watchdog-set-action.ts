import {defineCommand} from '../../command-table.ts';

/** Sets what happens when the guest's watchdog expires. */
export const watchdogSetAction = defineCommand('watchdog-set-action', ({power}, {action}) => {
	power.setActions({watchdog: action});
	return {};
});
