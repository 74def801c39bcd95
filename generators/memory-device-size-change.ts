import {defineGenerator} from './generator.ts';
import {sights} from './sights.ts';

// hw/virtio/virtio-mem.c: blocks of huge pages.
const BLOCK = 2 * 1024 * 1024;
const SIZE_WITHOUT_DEVICE = 1024 * 1024 * 1024;

/** The guest has plugged or un-plugged memory of a virtio-mem device, in blocks of 2 MiB up to what was asked for. */
export const memoryDeviceSizeChange = defineGenerator(
	'MEMORY_DEVICE_SIZE_CHANGE',
	({machine, random}) => {
		const device = sights.devices(machine).find(({driver}) => driver.startsWith('virtio-mem'));
		const asked = Number(device?.properties['requested-size'] ?? 0);
		const size = random.integer(0, (asked > 0 ? asked : SIZE_WITHOUT_DEVICE) / BLOCK) * BLOCK;
		const id = device?.id ?? 'vm0';
		return {id, size, 'qom-path': device?.object.path ?? `/machine/peripheral/${id}`};
	},
);
