import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Stops a replay at an instruction: none is on its way. */
export const replayBreak = defineCommand('replay-break', () => {
	throw new QmpError('GenericError', 'setting the breakpoint is allowed only in play mode');
});
