import type {Command} from '../../command-table.ts';
import {cont} from './cont.ts';
import {queryCommandLineOptions} from './query-command-line-options.ts';
import {queryCommands} from './query-commands.ts';
import {queryKvm} from './query-kvm.ts';
import {queryName} from './query-name.ts';
import {queryQmpSchema} from './query-qmp-schema.ts';
import {queryStatus} from './query-status.ts';
import {queryUuid} from './query-uuid.ts';
import {queryVersion} from './query-version.ts';
import {quit} from './quit.ts';
import {stop} from './stop.ts';

/** Commands about the machine as a whole and the monitor itself. */
export const controlCommands: readonly Command[] = [
	cont,
	queryCommandLineOptions,
	queryCommands,
	queryKvm,
	queryName,
	queryQmpSchema,
	queryStatus,
	queryUuid,
	queryVersion,
	quit,
	stop,
];
