import {defineCommand} from '../../command-table.ts';
import {passed, runSnapshotJob} from '../../jobs/snapshot-job.ts';
import {assertCanSave, saveSnapshot} from '../../jobs/vm-snapshots.ts';
import {writeSnapshot} from '../../migration/snapshot.ts';

// Recorded of a q35 of 256 MiB without a guest.
const SAVE_MS = 20;

/** Keeps the state of the machine and its disks in their images; the machine stands still meanwhile. */
export const snapshotSave = defineCommand('snapshot-save', (machine, {'job-id': id, ...request}) =>
	runSnapshotJob(machine, {type: 'snapshot-save', id}, async () => {
		assertCanSave(machine.block, request);
		const wasRunning = machine.status === 'running';
		if (wasRunning) {
			machine.goto('save-vm');
		}

		await passed(machine.clock, SAVE_MS);
		writeSnapshot(machine);
		saveSnapshot(machine, request);
		if (wasRunning) {
			machine.goto('running');
		}
	}),
);
