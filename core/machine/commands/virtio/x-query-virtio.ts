import {defineCommand} from '../../command-table.ts';
import {virtioDevices} from '../../virtio/virtio-devices.ts';

/** The virtio devices, the latest first. */
export const xQueryVirtio = defineCommand('x-query-virtio', machine =>
	virtioDevices(machine).map(({path, name}) => ({path, name})),
);
