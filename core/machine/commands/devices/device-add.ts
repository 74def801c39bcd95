import {parameterMissing, QmpError} from '../../../protocol/qmp-error.ts';
import {isIdentifier} from '../../command-line/qemu-opts.ts';
import {deviceFromValues} from '../../command-line/read-devices.ts';
import {defineCommand} from '../../command-table.ts';
import {welcome} from '../../devices/unplug.ts';

/** Plugs a device. A guest tells of new memory and CPUs a little later. */
export const deviceAdd = defineCommand('device_add', (machine, {...args}) => {
	if (args.driver === undefined) {
		throw parameterMissing('driver');
	}

	const spec = deviceFromValues(args);
	if (spec.id !== undefined && !isIdentifier(spec.id)) {
		throw new QmpError('GenericError', "Parameter 'id' expects an identifier");
	}

	const {hardware} = machine;
	const device = hardware.add(spec, {isHotplug: true});
	welcome(hardware, device, (event, data) => machine.emit(event, data));
	return {};
});
