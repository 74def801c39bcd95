import type {Command} from '../command-table.ts';
import {cont} from './cont.ts';
import {migratePause} from './migrate-pause.ts';
import {migrateRecover} from './migrate-recover.ts';
import {queryCommands} from './query-commands.ts';
import {queryKvm} from './query-kvm.ts';
import {queryName} from './query-name.ts';
import {queryQmpSchema} from './query-qmp-schema.ts';
import {queryStatus} from './query-status.ts';
import {queryUuid} from './query-uuid.ts';
import {queryVersion} from './query-version.ts';
import {queryYank} from './query-yank.ts';
import {quit} from './quit.ts';
import {stop} from './stop.ts';
import {systemPowerdown} from './system-powerdown.ts';
import {systemReset} from './system-reset.ts';
import {yank} from './yank.ts';

/** The commands that the machine carries out. */
export const builtinCommands: readonly Command[] = [
	cont,
	migratePause,
	migrateRecover,
	queryCommands,
	queryKvm,
	queryName,
	queryQmpSchema,
	queryStatus,
	queryUuid,
	queryVersion,
	queryYank,
	quit,
	stop,
	systemPowerdown,
	systemReset,
	yank,
];
