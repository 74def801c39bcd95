import {defineCommand} from '../../command-table.ts';
import {queueLength, virtioDeviceAt} from '../../virtio/virtio-devices.ts';

const ALIGNMENT = 4096;

/** A queue of a virtio device, which no driver has set up. */
export const xQueryVirtioQueueStatus = defineCommand(
	'x-query-virtio-queue-status',
	(machine, {path, queue}) => {
		const device = virtioDeviceAt(machine, path);
		const length = queueLength(device, queue);
		return {
			name: device.name,
			'queue-index': queue,
			inuse: 0,
			'vring-num': length,
			'vring-num-default': length,
			'vring-align': ALIGNMENT,
			'vring-desc': 0,
			'vring-avail': 0,
			'vring-used': 0,
			'last-avail-idx': 0,
			'shadow-avail-idx': 0,
			'used-idx': 0,
			'signalled-used': 0,
			'signalled-used-valid': false,
		};
	},
);
