import {defineCommand} from '../../command-table.ts';
import {virtioDeviceAt} from '../../virtio/virtio-devices.ts';

const NO_FEATURES = {transports: [], 'dev-features': []};
const TRANSPORTS = [
	'VIRTIO_RING_F_EVENT_IDX',
	'VIRTIO_RING_F_INDIRECT_DESC',
	'VIRTIO_F_VERSION_1',
	'VIRTIO_F_ANY_LAYOUT',
	'VIRTIO_F_NOTIFY_ON_EMPTY',
];
// Feature bits that this QEMU does not name.
const PLATFORM_BITS = 2 ** 40;
const RESET_BIT = 2 ** 30;
const LEGACY: ReadonlySet<string> = new Set(['virtio-balloon', 'virtio-serial', 'virtio-crypto']);

/** A virtio device that no driver has claimed yet; features are named and not explained. */
export const xQueryVirtioStatus = defineCommand('x-query-virtio-status', (machine, {path}) => {
	const {name, deviceId, queues, bus} = virtioDeviceAt(machine, path);
	return {
		name,
		'device-id': deviceId,
		'vhost-started': false,
		'device-endian': 'little',
		'guest-features': NO_FEATURES,
		'host-features': {
			transports: TRANSPORTS,
			'dev-features': [],
			'unknown-dev-features': LEGACY.has(name) ? PLATFORM_BITS + RESET_BIT : PLATFORM_BITS,
		},
		'backend-features': NO_FEATURES,
		'num-vqs': queues.length,
		status: {statuses: []},
		isr: 0,
		'queue-sel': 0,
		'vm-running': machine.status === 'running',
		broken: false,
		disabled: false,
		'use-started': true,
		started: false,
		'start-on-kick': false,
		'disable-legacy-check': false,
		'bus-name': bus,
		'use-guest-notifier-mask': true,
	};
});
