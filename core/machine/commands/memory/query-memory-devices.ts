import {defineCommand} from '../../command-table.ts';

/** The memory that was added to the machine's own, by address. */
export const queryMemoryDevices = defineCommand('query-memory-devices', ({hardware: {dimms}}) =>
	dimms.all.map(({device, slot, address, size, memdev}) => ({
		type: 'dimm' as const,
		data: {
			...(device.id === undefined ? {} : {id: device.id}),
			memdev: `/objects/${memdev}`,
			hotplugged: device.isHotplugged,
			addr: address,
			hotpluggable: true,
			size,
			slot,
			node: 0,
		},
	})),
);
