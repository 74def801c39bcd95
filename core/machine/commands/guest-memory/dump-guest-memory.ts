import type {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Dumps the guest's memory: the return comes when that is done, or at once where it is detached. */
export const dumpGuestMemory = defineCommand('dump-guest-memory', ({dump}, request) => {
	if (request.detach === true) {
		dump.start(request, () => {});
		return {};
	}

	return new Promise<object>((resolve, reject: (error: QmpError) => void) => {
		dump.start(request, error => (error === undefined ? resolve({}) : reject(error)));
	});
});
