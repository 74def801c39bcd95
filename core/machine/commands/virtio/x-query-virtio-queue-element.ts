import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {queueLength, virtioDeviceAt} from '../../virtio/virtio-devices.ts';

/** An element of a queue, of which there is none before a driver has set the queue up. */
export const xQueryVirtioQueueElement = defineCommand(
	'x-query-virtio-queue-element',
	(machine, {path, queue}) => {
		queueLength(virtioDeviceAt(machine, path, 'VirtIO device'), queue);
		throw new QmpError('GenericError', 'Region caches not initialized');
	},
);
