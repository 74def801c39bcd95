import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Ends the preconfig state, in which no machine here ever is. */
export const xExitPreconfig = defineCommand('x-exit-preconfig', () => {
	throw new QmpError('GenericError', 'The command is permitted only before machine initialization');
});
