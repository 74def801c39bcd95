import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {virtioDeviceAt} from '../../virtio/virtio-devices.ts';

/** A queue that the host's kernel serves, which it does for no device here. */
export const xQueryVirtioVhostQueueStatus = defineCommand(
	'x-query-virtio-vhost-queue-status',
	(machine, {path}) => {
		virtioDeviceAt(machine, path);
		throw new QmpError('GenericError', 'Error: vhost device has not started yet');
	},
);
