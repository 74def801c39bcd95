import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Begins to move the machine: MIGRATION comes before the return if that event is wanted, the rest after it. */
export const migrate = defineCommand('migrate', ({migration}, {uri, resume}) => {
	if (resume === true) {
		throw new QmpError('GenericError', 'Cannot resume if there is no paused migration');
	}

	migration.start(uri);
	return {};
});
