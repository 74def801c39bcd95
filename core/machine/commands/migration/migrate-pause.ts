import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';

/** Pauses a migration in its post-copy phase: this machine is in none. */
export const migratePause = defineCommand('migrate-pause', () => {
	throw new QmpError(
		'GenericError',
		'migrate-pause is currently only supported during postcopy-active state',
	);
});
