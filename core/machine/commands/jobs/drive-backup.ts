import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {openDriveTarget} from '../../jobs/drive-target.ts';
import type {Job} from '../../jobs/job.ts';
import type {JobTransaction} from '../../jobs/job-transaction.ts';
import type {JobSite} from '../../jobs/start-block-job.ts';
import {createBackup} from './blockdev-backup.ts';

/**
 * Opens a file and creates the job that copies a drive to it.
 * @throws QmpError
 */
export const createDriveBackup = (
	site: JobSite,
	args: ArgumentsOf<'drive-backup'>,
	transaction?: JobTransaction,
): Job => {
	const {block} = site;
	const source = block.lookup(args.device);
	return block.transact(() => {
		const {target: path, format, mode, sync} = args;
		const isOnBacking = sync === 'top' && source.backing !== undefined;
		const target = openDriveTarget(block, source, {target: path, format, mode, isOnBacking});
		return createBackup(site, args, {source, target, transaction});
	});
};

/** Copies a drive as it is now to a file. */
export const driveBackup = defineCommand('drive-backup', (machine, args) => {
	machine.jobs.drain();
	const job = createDriveBackup(machine, args);
	job.start();
	job.resume();
	return {};
});
