import {QmpError} from '../../../protocol/qmp-error.ts';
import {readForClient} from '../../../runtime/files.ts';
import {defineCommand} from '../../command-table.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Loads the state of all devices but memory (migration/savevm.c, `qmp_xen_load_devices_state`). */
export const xenLoadDevicesState = defineCommand(
	'xen-load-devices-state',
	({status}, {filename}) => {
		if (status === 'running') {
			throw complain('Cannot update device state while vm is running');
		}

		const failure = readForClient(filename);
		if (failure !== undefined) {
			throw complain(`Unable to open ${filename}: ${failure}`);
		}

		return {};
	},
);
