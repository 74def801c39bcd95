import {defineCommand} from '../../command-table.ts';

/** Begins to listen for the migration that `-incoming defer` has put off. */
export const migrateIncoming = defineCommand('migrate-incoming', (machine, {uri}) => {
	// migration.c, `qemu_start_incoming_migration`: told whether or not a client wants such events.
	machine.incoming.listen(uri, status => machine.events.emit('MIGRATION', {status}));
	return {};
});
