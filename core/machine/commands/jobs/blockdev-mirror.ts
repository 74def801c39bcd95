import {parameterExpects} from '../../../protocol/qmp-error.ts';
import {rootNode} from '../../block/backing-file.ts';
import type {BlockNode} from '../../block/block-node.ts';
import {assertNotBlocked} from '../../block/blockers.ts';
import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {nextInChain} from '../../jobs/backing-chain.ts';
import type {Job} from '../../jobs/job.ts';
import {assertMirrorable, mirrorDriver} from '../../jobs/mirror.ts';
import {assertFilterName, copySite, type JobSite, jobIdOf} from '../../jobs/start-block-job.ts';

const GRANULARITY_MIN = 512;
const GRANULARITY_MAX = 64 * 1024 * 1024;

/** @throws QmpError GenericError */
export const assertGranularity = (granularity = 0): void => {
	if (granularity !== 0 && (granularity < GRANULARITY_MIN || granularity > GRANULARITY_MAX)) {
		throw parameterExpects('granularity', 'a value in range [512B, 64MB]');
	}

	if ((granularity & (granularity - 1)) !== 0) {
		throw parameterExpects('granularity', 'a power of 2');
	}
};

/**
 * Creates a mirror without starting it (blockdev.c, `blockdev_mirror_common`).
 * @throws QmpError
 */
export const createMirror = (
	site: JobSite,
	args: Omit<ArgumentsOf<'blockdev-mirror'>, 'target'>,
	{
		source,
		target,
		isTargetEmpty = false,
	}: {
		readonly source: BlockNode;
		readonly target: BlockNode;
		readonly isTargetEmpty?: boolean;
	},
): Job | undefined => {
	const {block, jobs} = site;
	assertGranularity(args.granularity);
	assertNotBlocked(source, 'mirror-source');
	assertNotBlocked(target, 'mirror-target');
	const sync = args.sync === 'top' && nextInChain(source) === undefined ? 'full' : args.sync;
	if (args.replaces !== undefined) {
		block.named(args.replaces);
	}

	const plan = {
		id: jobIdOf(site, args, source),
		type: 'mirror' as const,
		source,
		target,
		replaces: args.replaces,
		isTargetEmpty,
		filterName: args['filter-node-name'],
		bufferSize: args['buf-size'],
		onSourceError: args['on-source-error'] ?? 'report',
		onTargetError: args['on-target-error'] ?? 'report',
	};
	assertMirrorable({...plan, sync});
	assertFilterName(site, plan.filterName);
	if (sync !== 'full' && sync !== 'top' && sync !== 'none') {
		return undefined;
	}

	const driver = mirrorDriver(copySite(site), {...plan, sync});
	return jobs.create(driver, {...args, 'job-id': plan.id});
};

/** Copies a disk to another node while it is used. */
export const blockdevMirror = defineCommand('blockdev-mirror', (machine, args) => {
	const source = rootNode(machine.block, args.device);
	const target = machine.block.lookup(args.target);
	createMirror(machine, args, {source, target})?.start();
	return {};
});
