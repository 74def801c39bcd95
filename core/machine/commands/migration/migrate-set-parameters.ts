import {defineCommand} from '../../command-table.ts';

/** Changes how migration is to go, also while one is on its way. */
export const migrateSetParameters = defineCommand('migrate-set-parameters', ({migration}, args) => {
	migration.parameters.set(args);
	migration.noteRate();
	return {};
});
