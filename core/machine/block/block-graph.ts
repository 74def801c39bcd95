import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockBackend} from './block-backend.ts';
import type {BlockEdge, BlockNode, BlockUser} from './block-node.ts';
import {assertNotBlocked} from './blockers.ts';
import {graphMemento} from './graph-memento.ts';
import {DiskImages} from './images.ts';
import {refreshPermissions} from './permission-check.ts';
import type {ChildRole, PermissionPair} from './permissions.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** What an edge is made of. */
export interface EdgeDraft extends PermissionPair {
	readonly name: string;
	readonly role: ChildRole;
	readonly user: BlockUser;
	readonly target: BlockNode;
}

/** The nodes of a machine, who uses them, and the images behind them. */
export class BlockGraph {
	readonly images: DiskImages;
	#nodes: readonly BlockNode[] = [];
	#backends: readonly BlockBackend[] = [];
	#unnamed = 0;

	/** Whether an object of type throttle-group has that id. */
	readonly hasThrottleGroup: (id: string) => boolean;

	constructor(
		images: DiskImages = new DiskImages(),
		hasThrottleGroup: (id: string) => boolean = () => true,
	) {
		this.images = images;
		this.hasThrottleGroup = hasThrottleGroup;
	}

	/** All nodes in the order in which they came. */
	get nodes(): readonly BlockNode[] {
		return this.#nodes;
	}

	/** What devices and exports hold on to nodes with, in the order in which they came. */
	get backends(): readonly BlockBackend[] {
		return this.#backends;
	}

	find(name: string): BlockNode | undefined {
		return this.#nodes.find(node => node.name === name);
	}

	/**
	 * The node of a name.
	 * @throws QmpError
	 */
	named(name: string): BlockNode {
		const node = this.find(name);
		if (node === undefined) {
			throw complain(`Failed to find node with node-name='${name}'`);
		}

		return node;
	}

	/** The back end of a name, such as the id of `-drive`. */
	backend(name: string): BlockBackend | undefined {
		return name === '' ? undefined : this.#backends.find(backend => backend.name === name);
	}

	/**
	 * The node that a command means by a device's name or a node's (block.c, `bdrv_lookup_bs`).
	 * @throws QmpError
	 */
	lookup(device: string | undefined, nodeName: string | undefined = device): BlockNode {
		const backend = device === undefined ? undefined : this.backend(device);
		if (backend !== undefined) {
			if (backend.node === undefined) {
				throw complain(`Device '${device}' has no medium`);
			}

			return backend.node;
		}

		const node = nodeName === undefined ? undefined : this.find(nodeName);
		if (node === undefined) {
			throw complain(`Cannot find device='${device ?? ''}' nor node-name='${nodeName ?? ''}'`);
		}

		return node;
	}

	/**
	 * Changes the graph by `change`; when that throws, or what results is not permitted, all is as it was before.
	 * @throws QmpError
	 */
	transact<T>(change: () => T): T {
		const restore = graphMemento(this.#nodes, this.#backends);
		const [nodes, backends] = [this.#nodes, this.#backends];
		try {
			const result = change();
			refreshPermissions(this.#nodes);
			return result;
		} catch (error) {
			[this.#nodes, this.#backends] = [nodes, backends];
			restore();
			throw error;
		}
	}

	/** A name for a node that was given none. */
	nextName(): string {
		const name = `#block${this.#unnamed}${AUTO_DIGITS}`;
		this.#unnamed += 1;
		return name;
	}

	/** Takes a new node in. */
	add(node: BlockNode): void {
		this.#nodes = [...this.#nodes, node];
	}

	addBackend(backend: BlockBackend): void {
		this.#backends = [...this.#backends, backend];
	}

	removeBackend(backend: BlockBackend): void {
		this.#backends = this.#backends.filter(other => other !== backend);
		if (backend.edge !== undefined) {
			this.detach(backend.edge);
		}
	}

	/** Lets a user hold on to a node. Permissions count at the end of the transaction. */
	attach(draft: EdgeDraft): BlockEdge {
		const edge: BlockEdge = {...draft};
		assertNoCycle(edge, edge.target);
		edge.target.users = [edge, ...edge.target.users];
		const parent = edge.user.asNode;
		if (parent !== undefined) {
			parent.children = [edge, ...parent.children];
		}

		return edge;
	}

	/** Lets a user go of a node, which is closed when nobody else holds on to it. */
	detach(edge: BlockEdge): void {
		const {target, user} = edge;
		target.users = target.users.filter(other => other !== edge);
		if (user.asNode !== undefined) {
			user.asNode.children = user.asNode.children.filter(other => other !== edge);
		}

		this.closeUnused(target);
	}

	/** Lets an edge lead to another node. */
	redirect(edge: BlockEdge, target: BlockNode): void {
		assertNoCycle(edge, target);
		const before = edge.target;
		before.users = before.users.filter(other => other !== edge);
		edge.target = target;
		target.users = [edge, ...target.users];
		this.closeUnused(before);
	}

	/** Closes a node that nobody holds on to, and its children if nobody holds on to them then. */
	closeUnused(node: BlockNode): void {
		if (node.users.length > 0 || node.isMonitorOwned || !this.#nodes.includes(node)) {
			return;
		}

		this.#nodes = this.#nodes.filter(other => other !== node);
		for (const edge of node.children) {
			this.detach(edge);
		}
	}

	/**
	 * Takes a node away that blockdev-add has made (blockdev.c, `qmp_blockdev_del`).
	 * @throws QmpError
	 */
	delete(name: string): void {
		const node = this.named(name);
		if (node.users.some(({user}) => this.#backends.some(backend => backend === user))) {
			throw complain(`Node ${name} is in use`);
		}

		assertNotBlocked(node, 'drive-del');
		if (!node.isMonitorOwned) {
			throw complain(`Node ${name} is not owned by the monitor`);
		}

		if (node.users.length > 0) {
			throw complain(`Block device ${name} is in use`);
		}

		this.transact(() => {
			node.isMonitorOwned = false;
			this.closeUnused(node);
		});
	}
}

// block.c gives nodes without a name one with a counter and two digits of chance; here they are always these.
const AUTO_DIGITS = '27';

const assertNoCycle = ({user, name}: BlockEdge, target: BlockNode): void => {
	const reaches = (node: BlockNode): boolean =>
		node === user.asNode || node.children.some(edge => reaches(edge.target));
	if (reaches(target)) {
		throw complain(
			`Making '${target.name}' a ${name} child of '${user.asNode?.name}' would create a cycle`,
		);
	}
};

/** Lets a back end hold on to a node, as when a medium is put in. It belongs inside a transaction. */
export const insertNode = (graph: BlockGraph, backend: BlockBackend, node: BlockNode): void => {
	backend.edge = graph.attach({
		...backend.permissions,
		name: 'root',
		role: 'root',
		user: backend,
		target: node,
	});
};
