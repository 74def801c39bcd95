import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {BlockGraph} from './block-graph.ts';

/** Takes note of what BLOCK_IO_ERROR told. */
export const noteBlockError = ({backends}: BlockGraph, data: EventData['BLOCK_IO_ERROR']): void => {
	const {device, 'node-name': nodeName} = data;
	backends
		.find(({name, node}) =>
			nodeName === undefined ? name === device && name !== '' : node?.name === nodeName,
		)
		?.note(data);
};

/** Takes note of what BLOCK_WRITE_THRESHOLD told: it is told once, and how far was written is known then. */
export const noteWritten = (graph: BlockGraph, data: EventData['BLOCK_WRITE_THRESHOLD']): void => {
	const node = graph.find(data['node-name']);
	if (node !== undefined) {
		node.noteWritten(Number(data['write-threshold']) + Number(data['amount-exceeded']));
		node.writeThreshold = 0;
	}
};

/** Takes note of what BLOCK_IMAGE_CORRUPTED told: when it is fatal, nobody can use the node or write to the image. */
export const noteCorruption = (
	graph: BlockGraph,
	{device, 'node-name': name = '', fatal}: EventData['BLOCK_IMAGE_CORRUPTED'],
): void => {
	const node = graph.find(name) ?? graph.backend(device)?.node;
	if (node !== undefined && fatal) {
		node.isEjected = true;
		if (node.image !== undefined) {
			node.image.header = {...node.image.header, corrupt: true};
		}
	}
};

/** Takes note of what DEVICE_TRAY_MOVED told. */
export const noteTray = ({backends}: BlockGraph, data: EventData['DEVICE_TRAY_MOVED']): void => {
	const backend = backends.find(({qdev}) => qdev === data.id);
	if (backend !== undefined) {
		backend.isTrayOpen = data['tray-open'];
	}
};

/** Forgets the errors of all disks, as the machine does when it goes on. */
export const clearBlockErrors = ({backends}: BlockGraph): void => {
	for (const backend of backends) {
		backend.ioStatus = 'ok';
	}
};
