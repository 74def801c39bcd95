import type {ReturnOf} from '../command-table.ts';
import type {Device} from '../devices/device.ts';

const VLANS_MAX = 4095;

/** Whether a device is a network card that can tell its receive filter. */
export const hasRxFilter = ({driver}: Device): boolean =>
	/^virtio-net-pci|^(?:e1000e|vmxnet3)$/.test(driver) && driver.startsWith('virtio');

/** Whether a device is a network card. */
export const isNic = ({model}: Device): boolean =>
	Object.hasOwn(model.settable, 'netdev') && Object.hasOwn(model.settable, 'mac');

/** What query-rx-filter says of a card whose driver has set no filter yet, or has set its usual one. */
export const rxFilterOf = (
	device: Device,
	isDriverUp: boolean,
): ReturnOf<'query-rx-filter'>[number] => ({
	name: device.id ?? device.driver,
	promiscuous: !isDriverUp,
	multicast: 'normal',
	unicast: 'normal',
	vlan: isDriverUp ? 'none' : 'all',
	'broadcast-allowed': isDriverUp,
	'multicast-overflow': false,
	'unicast-overflow': false,
	'main-mac': String(device.object.get('mac')),
	'vlan-table': isDriverUp
		? []
		: Array.from({length: VLANS_MAX + 1}, (_, index) => VLANS_MAX - index),
	'unicast-table': [],
	'multicast-table': isDriverUp ? ['01:00:5e:00:00:01', '33:33:00:00:00:01'] : [],
});
