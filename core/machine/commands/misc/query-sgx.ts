import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Memory of enclaves: this machine has none. */
export const querySgx = defineCommand('query-sgx', () => {
	throw new QmpError('GenericError', 'No EPC regions defined, SGX not available');
});
