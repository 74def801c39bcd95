import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Lets the VNC server listen elsewhere. */
export const displayUpdate = defineCommand('display-update', ({vnc}) => {
	if (vnc.servers.length === 0) {
		throw new QmpError('GenericError', 'Can not find vnc display');
	}

	return {};
});
