import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Goes on with a paused post-copy migration: this machine has none. */
export const migrateRecover = defineCommand('migrate-recover', () => {
	throw new QmpError('GenericError', 'Migrate recover can only be run when postcopy is paused.');
});
