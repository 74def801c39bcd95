import {defineCommand} from '../../command-table.ts';

/** Presses the power button: POWERDOWN comes before the return. What the guest does is up to a scenario. */
export const systemPowerdown = defineCommand('system_powerdown', machine => {
	machine.powerdown();
	return {};
});
