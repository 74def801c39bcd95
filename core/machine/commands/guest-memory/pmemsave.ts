import {QmpError} from '../../../protocol/qmp-error.ts';
import {writeForClient} from '../../../runtime/files.ts';
import {defineCommand} from '../../command-table.ts';

/** Writes a part of the guest's physical memory, zeros here, to a file (softmmu/cpus.c, `qmp_pmemsave`). */
export const pmemsave = defineCommand('pmemsave', (_, {size, filename}) => {
	const failure = writeForClient(filename, new Uint8Array(), Math.max(0, size));
	if (failure !== undefined) {
		throw new QmpError('GenericError', `Could not open '${filename}': ${failure}`);
	}

	return {};
});
