import type {Command} from '../../command-table.ts';
import {migrate} from './migrate.ts';
import {migrateCancel} from './migrate-cancel.ts';
import {migrateContinue} from './migrate-continue.ts';
import {migrateIncoming} from './migrate-incoming.ts';
import {migratePause} from './migrate-pause.ts';
import {migrateRecover} from './migrate-recover.ts';
import {migrateSetCapabilities} from './migrate-set-capabilities.ts';
import {migrateSetParameters} from './migrate-set-parameters.ts';
import {migrateStartPostcopy} from './migrate-start-postcopy.ts';
import {queryMigrate} from './query-migrate.ts';
import {queryMigrateCapabilities} from './query-migrate-capabilities.ts';
import {queryMigrateParameters} from './query-migrate-parameters.ts';

/** Commands about migration. */
export const migrationCommands: readonly Command[] = [
	migrateCancel,
	migrateContinue,
	migrateIncoming,
	migratePause,
	migrateRecover,
	migrateSetCapabilities,
	migrateSetParameters,
	migrateStartPostcopy,
	migrate,
	queryMigrateCapabilities,
	queryMigrateParameters,
	queryMigrate,
];
