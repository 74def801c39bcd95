import {QmpError} from '../../../protocol/qmp-error.ts';
import type {BlockGraph} from '../../block/block-graph.ts';
import type {BlockNode} from '../../block/block-node.ts';
import {assertNotBlocked} from '../../block/blockers.ts';
import {type ArgumentsOf, defineCommand} from '../../command-table.ts';
import {backingImage, chainOf, nextInChain} from '../../jobs/backing-chain.ts';
import {assertFilterName, copySite, jobIdOf, startBlockJob} from '../../jobs/start-block-job.ts';
import {streamDriver} from '../../jobs/stream.ts';

type Arguments = ArgumentsOf<'block-stream'>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const assertExclusive = (args: Arguments): void => {
	const pairs = [
		['base', 'base-node'],
		['base', 'bottom'],
		['bottom', 'base-node'],
	] as const;
	for (const [one, other] of pairs) {
		if (args[one] !== undefined && args[other] !== undefined) {
			throw complain(`'${one}' and '${other}' cannot be specified at the same time`);
		}
	}
};

/** What is to stay behind the image; undefined when nothing is. */
const baseFor = (graph: BlockGraph, top: BlockNode, args: Arguments): BlockNode | undefined => {
	const {base, bottom, 'base-node': name} = args;
	if (base !== undefined) {
		const found = backingImage(top, base);
		if (found === undefined) {
			throw complain(`Can't find '${base}' in the backing chain`);
		}

		return found;
	}

	if (name !== undefined) {
		const node = graph.lookup(undefined, name);
		if (node === top || !chainOf(top).includes(node)) {
			throw complain(`Node '${name}' is not a backing image of '${args.device}'`);
		}

		return node;
	}

	return bottom === undefined ? undefined : behindBottom(graph, top, args);
};

const behindBottom = (
	graph: BlockGraph,
	top: BlockNode,
	{bottom = '', device}: Arguments,
): BlockNode | undefined => {
	const node = graph.lookup(undefined, bottom);
	if (node.driver.kind === 'filter') {
		throw complain(`Node '${bottom}' is a filter, use a non-filter node as 'bottom'`);
	}

	if (!chainOf(top).includes(node)) {
		throw complain(`Node '${bottom}' is not in a chain starting from '${device}'`);
	}

	return nextInChain(node);
};

/** Copies into an image what it reads from those behind it. */
export const blockStream = defineCommand('block-stream', (machine, args) => {
	const {block} = machine;
	assertExclusive(args);
	const top = block.lookup(args.device);
	const base = baseFor(block, top, args);
	const chain = chainOf(top);
	for (const node of chain.slice(0, base === undefined ? chain.length : chain.indexOf(base))) {
		assertNotBlocked(node, 'stream');
	}

	const backingFile = args['backing-file'];
	if (base === undefined && backingFile !== undefined) {
		throw complain('backing file specified, but streaming the entire chain');
	}

	const filterName = args['filter-node-name'];
	assertFilterName(machine, filterName);
	const id = jobIdOf(machine, args, top);
	const onError = args['on-error'] ?? 'report';
	const plan = {id, top, base, backingFile, filterName, onError};
	startBlockJob(machine, streamDriver(copySite(machine), plan), {request: args, id});
	return {};
});
