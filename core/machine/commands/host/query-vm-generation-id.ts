import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {NIL_UUID} from '../../machine-options.ts';

/** The GUID of the machine's device vmgenid (hw/acpi/vmgenid.c); `auto` draws one, here that of the machine. */
export const queryVmGenerationId = defineCommand(
	'query-vm-generation-id',
	({options, hardware}) => {
		const [device] = hardware.devices.ofDriver('vmgenid');
		if (device === undefined) {
			throw new QmpError('GenericError', 'VM Generation ID device not found');
		}

		const guid = device.properties.guid ?? NIL_UUID;
		return {guid: guid === 'auto' ? options.uuid : String(guid)};
	},
);
