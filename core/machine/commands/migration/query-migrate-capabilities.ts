import {defineCommand} from '../../command-table.ts';

/** Which capabilities of migration are on. */
export const queryMigrateCapabilities = defineCommand(
	'query-migrate-capabilities',
	({migration}) => migration.capabilities.states,
);
