import {deviceNotFound, QmpError} from '../../../protocol/qmp-error.ts';
import {rootNode} from '../../block/backing-file.ts';
import type {BlockGraph} from '../../block/block-graph.ts';
import type {BlockNode} from '../../block/block-node.ts';
import {assertNotBlocked} from '../../block/blockers.ts';
import {fileNameOf} from '../../block/file-name.ts';
import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {backingImage, baseOf, chainOf, withoutFilters} from '../../jobs/backing-chain.ts';
import {commitDriver} from '../../jobs/commit.ts';
import {mirrorDriver} from '../../jobs/mirror.ts';
import {assertFilterName, copySite, jobIdOf, startBlockJob} from '../../jobs/start-block-job.ts';

type Arguments = ArgumentsOf<'block-commit'>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const assertExclusive = (args: Arguments, one: 'top' | 'base'): void => {
	if (args[one] !== undefined && args[`${one}-node`] !== undefined) {
		throw complain(`'${one}-node' and '${one}' are mutually exclusive`);
	}
};

/** The disk, in the words that this command has for one that is not there. */
const activeNode = (graph: BlockGraph, device: string): BlockNode => {
	if (graph.backend(device) === undefined && graph.find(device) === undefined) {
		throw deviceNotFound(device);
	}

	return rootNode(graph, device);
};

const inChain = (graph: BlockGraph, active: BlockNode, name: string): BlockNode => {
	const node = graph.lookup(undefined, name);
	if (!chainOf(active).includes(node)) {
		throw complain(`'${name}' is not in this backing file chain`);
	}

	return node;
};

const topOf = (graph: BlockGraph, active: BlockNode, args: Arguments): BlockNode => {
	assertExclusive(args, 'top');
	if (args['top-node'] !== undefined) {
		return inChain(graph, active, args['top-node']);
	}

	if (args.top === undefined || args.top === fileNameOf(active)) {
		return active;
	}

	const found = backingImage(active, args.top);
	if (found === undefined) {
		throw complain(`Top image file ${args.top} not found`);
	}

	return found;
};

const baseFor = (graph: BlockGraph, top: BlockNode, args: Arguments): BlockNode => {
	assertExclusive(args, 'base');
	if (args['base-node'] !== undefined) {
		return inChain(graph, top, args['base-node']);
	}

	const found = args.base === undefined ? baseOf(top) : backingImage(top, args.base);
	if (found === undefined) {
		throw complain(`Can't find '${args.base}' in the backing chain`);
	}

	return found;
};

/** Writes what images hold to one further down their chain. */
export const blockCommit = defineCommand('block-commit', (machine, args) => {
	const {block} = machine;
	const active = activeNode(block, args.device);
	assertNotBlocked(active, 'commit-source');
	const top = topOf(block, active, args);
	const base = baseFor(block, top, args);
	for (const node of chainOf(top)) {
		assertNotBlocked(node, 'commit-target');
	}

	if (top === base) {
		throw complain('cannot commit an image into itself');
	}

	const isActive = withoutFilters(top) === withoutFilters(active);
	if (isActive && args['backing-file'] !== undefined) {
		throw complain("'backing-file' specified, but 'top' is the active layer");
	}

	const id = jobIdOf(machine, args, active);
	const filterName = args['filter-node-name'];
	assertFilterName(machine, filterName);
	const onError = args['on-error'] ?? 'report';
	const common = {id, base, filterName, onError};
	const site = copySite(machine);
	const driver = isActive
		? mirrorDriver(site, {
				...common,
				type: 'commit',
				source: active,
				target: base,
				sync: 'full',
				onSourceError: onError,
				onTargetError: onError,
			})
		: commitDriver(site, {...common, active, top, backingFile: args['backing-file']});
	startBlockJob(machine, driver, {request: args, id});
	return {};
});
