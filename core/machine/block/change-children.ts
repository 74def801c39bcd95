import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {attachChild} from './open-node.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Gives a quorum a child or takes one away (blockdev.c, `qmp_x_blockdev_change`).
 * @throws QmpError
 */
export const changeChildren = (
	graph: BlockGraph,
	{parent: parentName, child, node: nodeName}: ArgumentsOf<'x-blockdev-change'>,
): void => {
	const parent = graph.lookup(parentName);
	if ((child === undefined) === (nodeName === undefined)) {
		throw complain(
			child === undefined
				? 'Either child or node must be specified'
				: 'The parameters child and node are in conflict',
		);
	}

	if (child !== undefined) {
		removeChild(graph, parent, child);
	} else if (nodeName !== undefined) {
		const node = graph.find(nodeName);
		if (node === undefined) {
			throw complain(`Node '${nodeName}' not found`);
		}

		addChild(graph, parent, node);
	}
};

const addChild = (graph: BlockGraph, parent: BlockNode, node: BlockNode): void => {
	if (parent.driver.kind !== 'quorum') {
		throw complain(`The node ${parent.name} does not support adding a child`);
	}

	if (node.users.length > 0) {
		throw complain(`The node ${node.name} already has a parent`);
	}

	// block/quorum.c: numbers go up and are not given twice, but for the last one.
	const numbers = parent.children.map(({name}) => Number(name.slice('children.'.length)));
	const name = `children.${Math.max(-1, ...numbers) + 1}`;
	graph.transact(() => attachChild(graph, parent, {name, role: 'replica', target: node}));
};

const removeChild = (graph: BlockGraph, parent: BlockNode, child: string): void => {
	const edge = parent.children.find(({name}) => name === child);
	if (edge === undefined) {
		throw complain(`Node '${parent.name}' does not have child '${child}'`);
	}

	if (parent.driver.kind !== 'quorum') {
		throw complain(`The node ${parent.name} does not support removing a child`);
	}

	const threshold = Number(parent.options['vote-threshold']);
	if (parent.children.length <= threshold) {
		throw complain(`The number of children cannot be lower than the vote threshold ${threshold}`);
	}

	graph.transact(() => graph.detach(edge));
};
