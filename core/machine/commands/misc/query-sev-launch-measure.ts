import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** The measurement of an encrypted guest: this one is not. */
export const querySevLaunchMeasure = defineCommand('query-sev-launch-measure', () => {
	throw new QmpError('GenericError', 'SEV launch measurement is not available');
});
