import type {Command} from '../../command-table.ts';
import {injectNmi} from './inject-nmi.ts';
import {setAction} from './set-action.ts';
import {systemPowerdown} from './system-powerdown.ts';
import {systemReset} from './system-reset.ts';
import {systemWakeup} from './system-wakeup.ts';
import {watchdogSetAction} from './watchdog-set-action.ts';

/** Commands that start and end the guest, or say what its own starts and ends lead to. */
export const powerCommands: readonly Command[] = [
	injectNmi,
	setAction,
	systemPowerdown,
	systemReset,
	systemWakeup,
	watchdogSetAction,
];
