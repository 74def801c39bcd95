import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Goes over to post-copy, which needs the other machine's help: there is none that gives it. */
export const migrateStartPostcopy = defineCommand('migrate-start-postcopy', ({migration}) => {
	throw new QmpError(
		'GenericError',
		migration.capabilities.has('postcopy-ram')
			? 'Postcopy must be started after migration has been started'
			: 'Enable postcopy with migrate_set_capability before the start of migration',
	);
});
