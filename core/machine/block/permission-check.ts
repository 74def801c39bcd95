import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockEdge, BlockNode} from './block-node.ts';
import {
	childPermissions,
	eachPermission,
	permissionNames,
	WRITE,
	WRITE_UNCHANGED,
} from './permissions.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Hands permissions down from users to nodes, and refuses what some take and others do not share (block.c,
 * `bdrv_list_refresh_perms`).
 * @throws QmpError
 */
export const refreshPermissions = (nodes: readonly BlockNode[]): void => {
	for (const node of parentsFirst(nodes)) {
		assertNoConflict(node);
		const cumulative = node.cumulative;
		if ((cumulative.taken & (WRITE | WRITE_UNCHANGED)) !== 0 && node.isReadOnly) {
			throw complain('Block node is read-only');
		}

		assertLockable(node, nodes);
		for (const edge of node.children) {
			Object.assign(edge, childPermissions(edge.role, cumulative, !node.isReadOnly));
		}
	}
};

const parentsFirst = (nodes: readonly BlockNode[]): readonly BlockNode[] => {
	const seen = new Set<BlockNode>();
	const sorted: BlockNode[] = [];
	const visit = (node: BlockNode): void => {
		if (!seen.has(node)) {
			seen.add(node);
			for (const {target} of node.children) {
				visit(target);
			}

			sorted.unshift(node);
		}
	};
	for (const node of nodes) {
		visit(node);
	}

	return sorted;
};

const describeUse = ({user, name, target}: BlockEdge): string =>
	`${user.description} (uses node '${target.name}' as '${name}' child)`;

const assertNoConflict = (node: BlockNode): void => {
	for (const one of node.users) {
		for (const other of node.users) {
			const denied = other.taken & ~one.shared;
			if (one !== other && denied !== 0) {
				throw complain(
					`Permission conflict on node '${node.name}': permissions '${permissionNames(denied)}' are both ` +
						`required by ${describeUse(other)} and unshared by ${describeUse(one)}.`,
				);
			}
		}
	}
};

/** QEMU locks bytes of the files that it opens, and so finds out that it has opened one twice (block/file-posix.c). */
const assertLockable = (node: BlockNode, nodes: readonly BlockNode[]): void => {
	const {image, driver, cumulative} = node;
	if (driver.kind !== 'protocol' || image?.path === undefined) {
		return;
	}

	const others = nodes.filter(
		other => other !== node && other.image === image && other.driver.kind === 'protocol',
	);
	for (const [bit, name] of eachPermission) {
		const isTaken = (cumulative.taken & bit) !== 0;
		if (isTaken && others.some(other => (other.cumulative.shared & bit) === 0)) {
			throw complain(`Failed to get "${name}" lock`);
		}
	}

	for (const [bit, name] of eachPermission) {
		const isShared = (cumulative.shared & bit) !== 0;
		if (!isShared && others.some(other => (other.cumulative.taken & bit) !== 0)) {
			throw complain(`Failed to get shared "${name}" lock`);
		}
	}
};
