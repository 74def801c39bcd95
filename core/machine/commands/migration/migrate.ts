import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Begins to move the machine: MIGRATION comes before the return if that event is wanted, the rest after it. */
export const migrate = defineCommand('migrate', ({migration, dump}, {uri, resume}) => {
	if (resume === true) {
		throw new QmpError('GenericError', 'Cannot resume if there is no paused migration');
	}

	if (dump.isActive) {
		throw new QmpError('GenericError', 'Live migration disabled: dump-guest-memory in progress');
	}

	migration.start(uri);
	return {};
});
