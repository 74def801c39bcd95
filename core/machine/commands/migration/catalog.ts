import type {Command} from '../../command-table.ts';
import {migratePause} from './migrate-pause.ts';
import {migrateRecover} from './migrate-recover.ts';

/** Commands about migration. */
export const migrationCommands: readonly Command[] = [migratePause, migrateRecover];
