import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {unplug} from '../../devices/unplug.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Asks the guest to let a device go; DEVICE_DELETED comes when it has, if ever (softmmu/qdev-monitor.c). */
export const deviceDel = defineCommand('device_del', (machine, {id}) => {
	const {hardware} = machine;
	const device = hardware.devices.resolve(id);
	if (device.isLeaving && hardware.dimms.of(device) === undefined) {
		throw complain(`Device ${id} is already in the process of unplug`);
	}

	const {bus} = device;
	if (bus !== undefined && !bus.isHotpluggable) {
		throw complain(`Bus '${bus.name}' does not support hotplugging`);
	}

	// A guest that knows nothing of plugging CPUs has left the old interface on.
	if (hardware.cpus.indexOf(device) !== undefined && !hardware.guest.options.isThere) {
		throw complain(`acpi: device unplug request for not supported device type: ${device.driver}`);
	}

	unplug(hardware, device, (event, data) => machine.emit(event, data));
	return {};
});
