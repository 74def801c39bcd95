import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** The report of an encrypted guest; this one is none. */
export const querySevAttestationReport = defineCommand('query-sev-attestation-report', () => {
	throw new QmpError('GenericError', 'SEV is not enabled');
});
