import {defineCommand} from '../../command-table.ts';
import type {Machine} from '../../machine.ts';

// A saved machine of some hundred megabytes is read in about this time (recording `restore` of libvirt 9.0).
const READING_MS = 60;

/** What a file or a descriptor holds is there at once, and believed to be a machine. */
const arrive = (machine: Machine): void => {
	machine.clock.after(0, () => {
		machine.emit('MIGRATION', {status: 'active'});
		machine.clock.after(READING_MS, () => {
			if (machine.status === 'inmigrate') {
				machine.emit('MIGRATION', {status: 'completed'});
			}
		});
	});
};

/**
 * Begins to listen for the migration that `-incoming defer` has put off. Over a socket it comes when another machine
 * does or a script tells so; from a descriptor or a program it comes by itself.
 */
export const migrateIncoming = defineCommand('migrate-incoming', (machine, {uri}) => {
	// migration.c, `qemu_start_incoming_migration`: told whether or not a client wants such events.
	const opening = machine.incoming.listen(uri, status =>
		machine.events.emit('MIGRATION', {status}),
	);
	if (/^(?:fd|exec):/.test(uri)) {
		arrive(machine);
	}

	return opening === undefined ? {} : opening.then(() => ({}));
});
