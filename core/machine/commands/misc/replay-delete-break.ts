import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Lets a replay run on: none is on its way. */
export const replayDeleteBreak = defineCommand('replay-delete-break', () => {
	throw new QmpError('GenericError', 'replay breakpoints are allowed only in play mode');
});
