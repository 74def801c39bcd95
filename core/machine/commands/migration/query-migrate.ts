import {defineCommand} from '../../command-table.ts';
import {migrationInfo} from '../../migration/migration-info.ts';

/** How far the migration has come, to or from another machine. */
export const queryMigrate = defineCommand('query-migrate', ({migration, incoming, status}) => {
	const addresses = status === 'inmigrate' ? incoming.addresses : undefined;
	return addresses === undefined
		? migrationInfo(migration, status === 'running')
		: {'socket-address': addresses};
});
