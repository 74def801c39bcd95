import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {assertPasswordTaker, isTicketing} from '../../display/displays.ts';

/** Sets the password of a display (monitor/qmp-cmds.c, `qmp_set_password`). */
export const setPassword = defineCommand('set_password', (machine, {protocol, connected}) => {
	if (protocol === 'vnc' && connected !== undefined && connected !== 'keep') {
		throw new QmpError('GenericError', "Invalid parameter 'connected'");
	}

	assertPasswordTaker(protocol, machine, 'Could not set password');
	if (protocol === 'spice' && !isTicketing(machine.options)) {
		throw new QmpError('GenericError', 'Could not set password');
	}

	return {};
});
