import {defineCommand} from '../../command-table.ts';

/** Gives a migration up; without one nothing happens. */
export const migrateCancel = defineCommand('migrate_cancel', ({migration}) => {
	migration.cancel();
	return {};
});
