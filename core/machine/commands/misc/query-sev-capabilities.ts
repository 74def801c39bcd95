import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** What the host can do about encrypted guests: it has no KVM. */
export const querySevCapabilities = defineCommand('query-sev-capabilities', () => {
	throw new QmpError('GenericError', 'KVM not enabled');
});
