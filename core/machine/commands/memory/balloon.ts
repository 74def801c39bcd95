import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {startBallooning} from '../../memory/ballooning.ts';

/** Asks the guest to move to so much memory: the return comes at once, BALLOON_CHANGE as it moves. */
export const balloon = defineCommand('balloon', (machine, {value}) => {
	if (machine.hardware.devices.ofDriver('virtio-balloon').length === 0) {
		throw new QmpError('DeviceNotActive', 'No balloon device has been activated');
	}

	if (value <= 0) {
		throw new QmpError('GenericError', "Parameter 'target' expects a size");
	}

	const {hardware, balloon: memory} = machine;
	memory.ask(value);
	if (hardware.guest.options.isThere && hardware.guest.options.hasBalloonDriver) {
		startBallooning(hardware.guest, memory, actual => machine.emit('BALLOON_CHANGE', {actual}));
	}

	return {};
});
