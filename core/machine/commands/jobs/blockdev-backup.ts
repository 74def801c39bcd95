import {QmpError} from '../../../protocol/qmp-error.ts';
import type {BlockGraph} from '../../block/block-graph.ts';
import type {BlockNode} from '../../block/block-node.ts';
import {assertNotBlocked} from '../../block/blockers.ts';
import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {nextInChain} from '../../jobs/backing-chain.ts';
import {backupDriver} from '../../jobs/backup.ts';
import {bitmapOfBackup} from '../../jobs/backup-bitmap.ts';
import type {Job} from '../../jobs/job.ts';
import type {JobTransaction} from '../../jobs/job-transaction.ts';
import {assertFilterName, copySite, type JobSite, jobIdOf} from '../../jobs/start-block-job.ts';

type Arguments = Omit<ArgumentsOf<'blockdev-backup'>, 'target'>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const assertFit = (graph: BlockGraph, source: BlockNode, target: BlockNode): void => {
	if (source === target) {
		throw complain('Source and target cannot be the same');
	}

	const gone = [source, target].find(({isInserted}) => !isInserted);
	if (gone !== undefined) {
		const drive = graph.backends.find(({node}) => node === gone);
		throw complain(`Device is not inserted: ${drive?.name ?? ''}`);
	}

	assertNotBlocked(source, 'backup-source');
	assertNotBlocked(target, 'backup-target');
	if (source.size !== target.size) {
		throw complain('Source and target image have different sizes');
	}
};

/**
 * Creates a backup job without starting it (blockdev.c, `do_backup_common`).
 * @throws QmpError
 */
export const createBackup = (
	site: JobSite,
	args: Arguments,
	{
		source,
		target,
		transaction,
	}: {
		readonly source: BlockNode;
		readonly target: BlockNode;
		readonly transaction?: JobTransaction | undefined;
	},
): Job => {
	const {jobs} = site;
	const bitmap = bitmapOfBackup(source, args);
	const isBitmap = args.sync === 'bitmap' || args.sync === 'incremental';
	const isTop = args.sync === 'top' && nextInChain(source) !== undefined;
	assertFit(site.block, source, target);
	const filterName = args['filter-node-name'];
	assertFilterName(site, filterName, 'Could not create node: ');
	const id = jobIdOf(site, args, source);
	const driver = backupDriver(copySite(site), {
		id,
		source,
		target,
		sync: isBitmap ? 'bitmap' : args.sync === 'none' ? 'none' : isTop ? 'top' : 'full',
		bitmap,
		filterName,
		onSourceError: args['on-source-error'] ?? 'report',
		onTargetError: args['on-target-error'] ?? 'report',
	});
	return jobs.create(driver, {...args, 'job-id': id}, transaction);
};

/** Copies a disk as it is now to another node. */
export const blockdevBackup = defineCommand('blockdev-backup', (machine, args) => {
	machine.jobs.drain();
	const source = machine.block.lookup(args.device);
	const target = machine.block.lookup(args.target);
	const job = createBackup(machine, args, {source, target});
	job.start();
	job.resume();
	return {};
});
