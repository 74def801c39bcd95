import {QmpError} from '../../protocol/qmp-error.ts';
import type {OptionValues} from '../machine-options.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {detectZeroesOf, isOptions, NOTHING_INHERITED, ownSettings} from './node-settings.ts';
import {attachChild} from './open-node.ts';

// What may differ when a node is opened anew; every other option stays as it is (block.c, `bdrv_reopen_prepare`).
const CHANGEABLE = [
	'node-name',
	'driver',
	'read-only',
	'auto-read-only',
	'force-share',
	'cache',
	'discard',
	'detect-zeroes',
];
// Options of formats that may differ, too.
const CHANGEABLE_OF: Readonly<Record<string, readonly string[]>> = {
	qcow2: [
		'lazy-refcounts',
		'pass-discard-request',
		'pass-discard-snapshot',
		'pass-discard-other',
		'overlap-check',
		'cache-size',
		'l2-cache-size',
		'l2-cache-entry-size',
		'refcount-cache-size',
		'cache-clean-interval',
	],
	throttle: ['throttle-group'],
	raw: ['offset', 'size'],
	file: ['x-check-cache-dropped', 'aio', 'locking', 'pr-manager'],
};
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Opens a node, and the children that were opened with it, for reading only or for writing, too. */
export const setReadOnly = (node: BlockNode, isReadOnly: boolean): void => {
	node.isReadOnly = isReadOnly;
	for (const {role, target, name} of node.children) {
		if (role !== 'backing' && isOwnChild(node, name)) {
			setReadOnly(target, isReadOnly);
		}
	}
};

/** Whether a child was opened along with its node. */
const isOwnChild = ({ownChildren}: BlockNode, name: string): boolean => ownChildren.includes(name);

/**
 * Opens nodes anew with other options, all or none of them (blockdev.c, `qmp_blockdev_reopen`).
 * @throws QmpError
 */
export const reopenNodes = (graph: BlockGraph, specs: readonly OptionValues[]): void => {
	graph.transact(() => {
		for (const spec of specs) {
			const name = spec['node-name'];
			if (name === undefined) {
				throw complain('node-name not specified');
			}

			reopenNode(graph, graph.named(String(name)), spec);
		}
	});
};

const reopenNode = (graph: BlockGraph, node: BlockNode, spec: OptionValues): void => {
	if (spec.driver !== node.driver.name) {
		throw complain("Cannot change the option 'driver'");
	}

	const {isReadOnly, cache} = ownSettings(spec, NOTHING_INHERITED);
	Object.assign(node, {cache, detectZeroes: detectZeroesOf(spec)});
	setReadOnly(node, isReadOnly);
	for (const {option} of node.driver.children) {
		changeChild(graph, node, {option, value: spec[option]});
	}

	if (node.driver.hasBacking) {
		changeBacking(graph, node, spec.backing);
	}

	const free = [...CHANGEABLE, ...(CHANGEABLE_OF[node.driver.name] ?? [])];
	const children = ['backing', 'children', ...node.driver.children.map(({option}) => option)];
	const given = Object.keys({...node.options, ...spec}).filter(
		option => !free.includes(option) && !children.includes(option),
	);
	const changed = given.find(
		option => String(spec[option]) !== String(node.options[option]) && spec[option] !== undefined,
	);
	if (changed !== undefined) {
		throw complain(`Cannot change the option '${changed}'`);
	}

	const kept = Object.entries(spec).filter(
		([option]) => !children.includes(option) && option !== 'node-name',
	);
	node.options = Object.fromEntries(kept);
};

const changeChild = (
	graph: BlockGraph,
	node: BlockNode,
	{option, value}: {readonly option: string; readonly value: unknown},
): void => {
	const edge = node.children.find(({name}) => name === option);
	if (edge === undefined || value === undefined) {
		return;
	}

	if (isOptions(value)) {
		reopenNode(graph, edge.target, value);
	} else if (value !== edge.target.name) {
		graph.redirect(edge, graph.lookup(undefined, String(value)));
	}
};

const changeBacking = (graph: BlockGraph, node: BlockNode, value: unknown): void => {
	const edge = node.children.find(({name}) => name === 'backing');
	if (value === undefined) {
		if (edge !== undefined || node.image?.backing !== undefined) {
			throw complain(`backing is missing for '${node.name}'`);
		}
	} else if (value === null) {
		if (edge !== undefined) {
			graph.detach(edge);
		}
	} else if (isOptions(value)) {
		if (edge !== undefined) {
			reopenNode(graph, edge.target, value);
		}
	} else if (value !== edge?.target.name) {
		const target = graph.lookup(undefined, String(value));
		if (edge === undefined) {
			attachChild(graph, node, {name: 'backing', role: 'backing', target});
		} else {
			graph.redirect(edge, target);
		}
	}
};
