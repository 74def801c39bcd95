import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** A rocker switch, of which this machine has none. */
export const queryRockerOfDpaGroups = defineCommand('query-rocker-of-dpa-groups', (_, {name}) => {
	throw new QmpError('GenericError', `rocker ${name} not found`);
});
