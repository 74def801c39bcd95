import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** What the host can do about enclaves: it has no KVM. */
export const querySgxCapabilities = defineCommand('query-sgx-capabilities', () => {
	throw new QmpError('GenericError', 'SGX is not enabled in KVM');
});
