import type {CommandTypes} from '../../schema/generated/qemu-7.2.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockEdge} from './block-node.ts';
import {CONSISTENT_READ, type Permissions, RESIZE, WRITE, WRITE_UNCHANGED} from './permissions.ts';

type Dump = CommandTypes['x-debug-query-block-graph']['returns'];
type PermissionName = Dump['edges'][number]['perm'][number];

// QEMU puts each before the one that came first.
const NAMES: ReadonlyArray<readonly [Permissions, PermissionName]> = [
	[RESIZE, 'resize'],
	[WRITE_UNCHANGED, 'write-unchanged'],
	[WRITE, 'write'],
	[CONSISTENT_READ, 'consistent-read'],
];

const namesOf = (permissions: Permissions): PermissionName[] =>
	NAMES.filter(([bit]) => (permissions & bit) !== 0).map(([, name]) => name);

/** All nodes and users with what they take of each other (block.c, `bdrv_get_xdbg_block_graph`), the latest first. */
export const dumpGraph = ({nodes, backends}: BlockGraph): Dump => {
	const numbers = new Map<object, number>();
	const numberOf = (part: object): number => {
		const number = numbers.get(part) ?? numbers.size + 1;
		numbers.set(part, number);
		return number;
	};
	const shown: Array<Dump['nodes'][number]> = [];
	const edges: Array<Dump['edges'][number]> = [];
	const show = (edge: BlockEdge): void => {
		const {user, target, name, taken, shared} = edge;
		edges.unshift({
			parent: numberOf(user),
			child: numberOf(target),
			name,
			perm: namesOf(taken),
			'shared-perm': namesOf(shared),
		});
	};
	for (const backend of backends) {
		const {name, qdev = '', edge} = backend;
		shown.unshift({
			id: numberOf(backend),
			type: 'block-backend',
			name: name === '' ? qdev : name,
		});
		if (edge !== undefined) {
			show(edge);
		}
	}

	for (const node of nodes) {
		shown.unshift({id: numberOf(node), type: 'block-driver', name: node.name});
		for (const edge of node.children) {
			show(edge);
		}
	}

	return {nodes: shown, edges};
};
