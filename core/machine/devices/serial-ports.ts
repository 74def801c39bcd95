import type {Chardevs} from '../chardev/chardevs.ts';
import type {EventBus} from '../event-bus.ts';
import type {DeviceTree} from './device-tree.ts';
import type {Guest} from './guest.ts';

/** A machine with ports of virtio-serial. */
export interface PortsOwner {
	readonly events: EventBus;
	readonly chardevs: Chardevs;
	readonly hardware: {readonly devices: DeviceTree; readonly guest: Guest};
}

/**
 * A machine that has come from elsewhere tells of each port, once its guest runs, whether a program has it open
 * (hw/char/virtio-serial-bus.c, `virtio_serial_post_load_timer_cb`).
 */
export const tellOfPorts = ({events, chardevs, hardware}: PortsOwner): void => {
	const {devices, guest} = hardware;
	const ports = devices.ofDriver('virtserialport').filter(({id}) => id !== undefined);
	if (ports.length > 0) {
		guest.after(0, () => {
			for (const {id, properties} of ports) {
				const open = chardevs.find(String(properties.chardev))?.isFrontendOpen ?? false;
				events.emit('VSERPORT_CHANGE', {open, id});
			}
		});
	}
};
