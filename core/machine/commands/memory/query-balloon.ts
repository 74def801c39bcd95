import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** How much memory the guest has left. */
export const queryBalloon = defineCommand('query-balloon', ({hardware, balloon}) => {
	if (hardware.devices.ofDriver('virtio-balloon').length === 0) {
		throw new QmpError('DeviceNotActive', 'No balloon device has been activated');
	}

	return {actual: balloon.actual};
});
