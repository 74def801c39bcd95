import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Hands a secret to an encrypted guest; this one is none. */
export const sevInjectLaunchSecret = defineCommand('sev-inject-launch-secret', () => {
	throw new QmpError('GenericError', 'SEV not enabled for guest');
});
