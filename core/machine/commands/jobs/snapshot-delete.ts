import {defineCommand} from '../../command-table.ts';
import {runSnapshotJob} from '../../jobs/snapshot-job.ts';
import {forgetSnapshot} from '../../jobs/vm-snapshots.ts';

/** Forgets a snapshot of disks. */
export const snapshotDelete = defineCommand(
	'snapshot-delete',
	(machine, {'job-id': id, ...request}) =>
		runSnapshotJob(machine, {type: 'snapshot-delete', id}, () =>
			forgetSnapshot(machine.block, request),
		),
);
