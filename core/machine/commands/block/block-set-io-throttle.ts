import {QmpError} from '../../../protocol/qmp-error.ts';
import {findDrive} from '../../block/media.ts';
import {limitsFrom} from '../../block/throttling.ts';
import {defineCommand} from '../../command-table.ts';

/** Limits the speed of a drive, or lets it go as fast as it can. */
export const blockSetIoThrottle = defineCommand('block_set_io_throttle', (machine, args) => {
	const {device, id} = args;
	const backend = findDrive(machine, {device, id});
	if (backend.node === undefined) {
		throw new QmpError('GenericError', `Device '${device ?? id}' has no medium`);
	}

	backend.limits = limitsFrom(args, backend.limits?.group ?? device ?? id ?? '');
	return {};
});
