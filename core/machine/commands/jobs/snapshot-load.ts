import {defineCommand} from '../../command-table.ts';
import {passed, runSnapshotJob} from '../../jobs/snapshot-job.ts';
import {assertSnapshot} from '../../jobs/vm-snapshots.ts';

// Recorded of a q35 of 256 MiB without a guest.
const LOAD_MS = 11;

/** Brings the machine and its disks back to a snapshot. One that is not there leaves the machine standing still. */
export const snapshotLoad = defineCommand('snapshot-load', (machine, {'job-id': id, ...request}) =>
	runSnapshotJob(machine, {type: 'snapshot-load', id}, async () => {
		const wasRunning = machine.status === 'running';
		if (wasRunning) {
			machine.goto('restore-vm');
		}

		assertSnapshot(machine.block, request);
		await passed(machine.clock, LOAD_MS);
		if (wasRunning) {
			machine.goto('running');
		}
	}),
);
