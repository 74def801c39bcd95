import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** What the guest last reported of each slot for memory. */
export const queryAcpiOspmStatus = defineCommand(
	'query-acpi-ospm-status',
	({hardware: {dimms}, memorySlots, options}) => {
		if (options.type === 'none') {
			throw new QmpError('GenericError', 'command is not supported, missing ACPI device');
		}

		return memorySlots.slots.map(({slot}) => {
			const device = dimms.all.find(dimm => String(dimm.slot) === slot)?.device.id;
			const {source, status} = memorySlots.reportOf(slot);
			return {
				...(device === undefined ? {} : {device}),
				source,
				status,
				slot,
				'slot-type': 'DIMM' as const,
			};
		});
	},
);
