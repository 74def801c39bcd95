import {defineGenerator} from './generator.ts';

/** The watchdog has expired; what is done about it is what the machine was told to do. */
export const watchdog = defineGenerator('WATCHDOG', ({machine}) => ({
	action: machine.power.actions.watchdog,
}));
