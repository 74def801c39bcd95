import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Takes bytes out of a ring buffer. */
export const ringbufRead = defineCommand('ringbuf-read', ({chardevs}, {device, size, format}) => {
	const ring = chardevs.ring(device);
	if (size <= 0) {
		throw new QmpError('GenericError', 'size must be greater than zero');
	}

	return ring.read(size).toString(format === 'base64' ? 'base64' : 'utf8');
});
