import {defineCommand} from '../../command-table.ts';

/** Writes bytes into a ring buffer. */
export const ringbufWrite = defineCommand('ringbuf-write', ({chardevs}, {device, data, format}) => {
	chardevs.ring(device).write(Buffer.from(data, format === 'base64' ? 'base64' : 'utf8'));
	return {};
});
