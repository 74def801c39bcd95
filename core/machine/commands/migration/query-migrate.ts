import {defineCommand} from '../../command-table.ts';
import {migrationInfo} from '../../migration/migration-info.ts';

/** How far the migration has come, to or from another machine. */
export const queryMigrate = defineCommand('query-migrate', ({migration, incoming, status}) => ({
	...incoming.info,
	...migrationInfo(migration, status === 'running'),
}));
