import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Goes over to post-copy: the guest goes on at the target before its memory is there. */
export const migrateStartPostcopy = defineCommand('migrate-start-postcopy', ({migration}) => {
	if (!migration.capabilities.has('postcopy-ram')) {
		throw complain('Enable postcopy with migrate_set_capability before the start of migration');
	}

	if (migration.status === 'none') {
		throw complain('Postcopy must be started after migration has been started');
	}

	migration.startPostcopy();
	return {};
});
