import {defineCommand} from '../../command-table.ts';

/** How migration is to go. */
export const queryMigrateParameters = defineCommand(
	'query-migrate-parameters',
	({migration}) => migration.parameters.values,
);
