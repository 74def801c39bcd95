import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Moves a replay to an instruction: none is on its way. */
export const replaySeek = defineCommand('replay-seek', () => {
	throw new QmpError('GenericError', 'replay must be enabled to seek');
});
