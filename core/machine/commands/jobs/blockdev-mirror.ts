import {parameterExpects} from '../../../protocol/qmp-error.ts';
import {assertNotBlocked} from '../../block/blockers.ts';
import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {nextInChain, rootNode} from '../../jobs/backing-chain.ts';
import {assertMirrorable, Mirror} from '../../jobs/mirror.ts';
import {
	assertFilterName,
	type JobSite,
	jobIdOf,
	startBlockJob,
} from '../../jobs/start-block-job.ts';

const GRANULARITY_MIN = 512;
const GRANULARITY_MAX = 64 * 1024 * 1024;

/** @throws QmpError GenericError */
const assertGranularity = (granularity = 0): void => {
	if (granularity !== 0 && (granularity < GRANULARITY_MIN || granularity > GRANULARITY_MAX)) {
		throw parameterExpects('granularity', 'a value in range [512B, 64MB]');
	}

	if ((granularity & (granularity - 1)) !== 0) {
		throw parameterExpects('granularity', 'a power of 2');
	}
};

/**
 * Starts a mirror, as blockdev-mirror does it and drive-mirror in its end.
 * @throws QmpError
 */
export const startMirror = (
	site: JobSite,
	args: ArgumentsOf<'blockdev-mirror'>,
	finish?: () => void,
): void => {
	const {block} = site;
	const source = rootNode(block, args.device);
	const target = block.lookup(args.target);
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
		filterName: args['filter-node-name'],
		bufferSize: args['buf-size'],
		onSourceError: args['on-source-error'] ?? 'report',
		onTargetError: args['on-target-error'] ?? 'report',
		finish,
	};
	assertMirrorable({...plan, sync});
	assertFilterName(site, plan.filterName);
	if (sync === 'full' || sync === 'top' || sync === 'none') {
		const driver = new Mirror(block, {...plan, sync}, site.jobs.steering);
		startBlockJob(site, driver, {request: args, id: plan.id});
	}
};

/** Copies a disk to another node while it is used. */
export const blockdevMirror = defineCommand('blockdev-mirror', (machine, args) => {
	startMirror(machine, args);
	return {};
});
