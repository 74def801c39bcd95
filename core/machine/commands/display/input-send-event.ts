import {deviceNotFound, QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Sends input to the guest (ui/input.c, `qmp_input_send_event`). */
export const inputSendEvent = defineCommand('input-send-event', ({status, hardware}, {device}) => {
	if (device !== undefined && hardware.devices.find(device) === undefined) {
		throw deviceNotFound(device);
	}

	if (status !== 'running' && status !== 'suspended') {
		throw new QmpError('GenericError', 'VM not running');
	}

	return {};
});
