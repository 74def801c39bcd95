import {defineCommand} from '../../command-table.ts';

/** Presses the power button: POWERDOWN comes before the return. What follows is up to the guest. */
export const systemPowerdown = defineCommand('system_powerdown', ({power}) => {
	power.pressButton();
	return {};
});
