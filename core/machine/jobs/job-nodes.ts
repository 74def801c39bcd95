import {BlockBackend} from '../block/block-backend.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import {type BlockEdge, BlockNode, type BlockUser} from '../block/block-node.ts';
import {blockDriver} from '../block/drivers.ts';
import {checkedName} from '../block/node-settings.ts';
import {
	ALL_PERMISSIONS,
	type ChildRole,
	type PermissionPair,
	type Permissions,
} from '../block/permissions.ts';
import type {JobType} from './job-status.ts';

// block-common.h, `BlockOpType`, without what dataplane needs.
const OPERATIONS = [
	'backup-source',
	'backup-target',
	'change',
	'commit-source',
	'commit-target',
	'drive-del',
	'eject',
	'external-snapshot',
	'internal-snapshot',
	'internal-snapshot-delete',
	'mirror-source',
	'mirror-target',
	'replace',
	'resize',
	'stream',
];

/** What a filter is put over a node with. */
export interface FilterDraft {
	readonly driver: 'mirror_top' | 'commit_top' | 'copy-before-write' | 'copy-on-read';
	readonly over: BlockNode;
	readonly name: string | undefined;
	/** Name of the child that it is over, and what that is to it. */
	readonly slot: 'backing' | 'file';
	readonly role: ChildRole;
}

/** What a block job holds on to in the graph. All changes belong inside a transaction of the graph. */
export class JobNodes implements BlockUser {
	readonly #graph: BlockGraph;
	readonly #type: JobType;
	readonly #id: string;
	#filter: BlockNode | undefined;
	#edges: readonly BlockEdge[] = [];
	#backends: readonly BlockBackend[] = [];
	#blocked: readonly BlockNode[] = [];

	constructor(graph: BlockGraph, type: JobType, id: string) {
		this.#graph = graph;
		this.#type = type;
		this.#id = id;
	}

	get description(): string {
		return `${this.#type} job '${this.#id}'`;
	}

	/** The node that the job has put over its source. */
	get filter(): BlockNode | undefined {
		return this.#filter;
	}

	/**
	 * Takes hold of nodes by `change`; when that fails, all is as it was before.
	 * @throws QmpError
	 */
	take(change: () => void): void {
		try {
			this.#graph.transact(change);
		} catch (error) {
			this.#unblock();
			this.#forget();
			throw error;
		}
	}

	/**
	 * Puts a filter between a node and its users.
	 * @throws QmpError
	 */
	insertFilter({driver, over, name, slot, role}: FilterDraft): BlockNode {
		const found = blockDriver(driver);
		if (found === undefined) {
			throw new TypeError(`no block driver ${driver}`);
		}

		const filter = new BlockNode(checkedName(this.#graph, name), found, {
			options: {},
			isReadOnly: over.isReadOnly,
			cache: over.cache,
			detectZeroes: 'off',
			image: over.image,
		});
		const {users} = over;
		this.#graph.add(filter);
		this.#graph.attach({
			name: slot,
			role,
			user: filter,
			target: over,
			taken: 0,
			shared: ALL_PERMISSIONS,
		});
		for (const edge of [...users].reverse()) {
			this.#graph.redirect(edge, filter);
		}

		this.#filter = filter;
		return filter;
	}

	/** Lets the filter hold on to another node, which it writes to. */
	writeThrough(target: BlockNode): void {
		if (this.#filter !== undefined) {
			this.#graph.attach({
				name: 'target',
				role: 'copied-to',
				user: this.#filter,
				target,
				taken: 0,
				shared: ALL_PERMISSIONS,
			});
		}
	}

	/** Holds on to a node, which is busy then. */
	hold(name: string, target: BlockNode, {taken, shared}: PermissionPair): void {
		const edge = this.#graph.attach({name, role: 'root', user: this, target, taken, shared});
		this.#edges = [...this.#edges, edge];
		target.blockers = [...target.blockers, {operations: OPERATIONS, reason: this.#reason}];
		this.#blocked = [...this.#blocked, target];
	}

	/** Opens a node for writing to it as a device would. */
	open(target: BlockNode, {taken, shared}: {taken: Permissions; shared: Permissions}): void {
		const backend = new BlockBackend('');
		this.#graph.addBackend(backend);
		this.#backends = [...this.#backends, backend];
		backend.edge = this.#graph.attach({
			name: 'root',
			role: 'root',
			user: backend,
			target,
			taken,
			shared,
		});
	}

	/** Lets go of all nodes, and takes the filter away. */
	release(): void {
		this.#unblock();
		for (const edge of this.#edges) {
			this.#graph.detach(edge);
		}

		for (const backend of this.#backends) {
			this.#graph.removeBackend(backend);
		}

		const filter = this.#filter;
		this.#forget();
		if (filter !== undefined) {
			this.#remove(filter);
		}
	}

	#unblock(): void {
		for (const node of this.#blocked) {
			node.blockers = node.blockers.filter(({reason}) => reason !== this.#reason);
		}
	}

	#forget(): void {
		this.#edges = [];
		this.#backends = [];
		this.#blocked = [];
		this.#filter = undefined;
	}

	get #reason(): string {
		return `block device is in use by block job: ${this.#type}`;
	}

	#remove(filter: BlockNode): void {
		const below = filter.primary;
		if (below !== undefined) {
			for (const edge of [...filter.users].reverse()) {
				this.#graph.redirect(edge, below);
			}

			this.#graph.closeUnused(filter);
		}
	}
}

/** Lets all users of a node use another one, but for those named. */
export const replaceNode = (
	graph: BlockGraph,
	from: BlockNode,
	{to, except = []}: {readonly to: BlockNode; readonly except?: readonly BlockUser[]},
): void => {
	const edges = from.users.filter(({user}) => user !== to && !except.includes(user));
	for (const edge of [...edges].reverse()) {
		graph.redirect(edge, to);
	}
};
