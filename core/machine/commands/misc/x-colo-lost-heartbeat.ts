import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Tells that the other half of a COLO pair is gone: there is none. */
export const xColoLostHeartbeat = defineCommand('x-colo-lost-heartbeat', () => {
	throw new QmpError('GenericError', "The feature 'colo' is not enabled");
});
