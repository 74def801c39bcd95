import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Wakes a guest that sleeps: WAKEUP comes before the return, and no RESUME (softmmu/runstate.c). */
export const systemWakeup = defineCommand('system_wakeup', ({options, status, power}) => {
	if (options.type === 'none') {
		throw complain('wake-up from suspend is not supported by this guest');
	}

	if (status !== 'suspended') {
		throw complain('Unable to wake up: guest is not in suspended state');
	}

	power.wakeUp();
	return {};
});
