import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/**
 * Wakes a guest that sleeps: WAKEUP comes after the return, RESUME with it (softmmu/runstate.c,
 * `main_loop_should_exit`).
 */
export const systemWakeup = defineCommand('system_wakeup', machine => {
	if (machine.status !== 'suspended') {
		throw new QmpError('GenericError', 'Unable to wake up: guest is not in suspended state');
	}

	machine.goto('running', {isSilent: true});
	machine.events.emit('WAKEUP');
	return {};
});
