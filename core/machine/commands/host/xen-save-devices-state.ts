import {QmpError} from '../../../protocol/qmp-error.ts';
import {writeForClient} from '../../../runtime/files.ts';
import {defineCommand} from '../../command-table.ts';

const HEADER = 'QEVM';

/** Saves the state of all devices but memory (migration/savevm.c, `qmp_xen_save_devices_state`). */
export const xenSaveDevicesState = defineCommand(
	'xen-save-devices-state',
	(machine, {filename, live = true}) => {
		const wasRunning = machine.status === 'running';
		if (wasRunning) {
			machine.goto('save-vm');
		}

		const failure = writeForClient(filename, new TextEncoder().encode(HEADER));
		if (wasRunning && (live || failure !== undefined)) {
			machine.goto('running');
		}

		if (failure !== undefined) {
			throw new QmpError('GenericError', `Unable to open ${filename}: ${failure}`);
		}

		return {};
	},
);
