import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockNode} from './block-node.ts';

/** What jobs, exports and images in front can keep from happening to a node (`BlockOpType`). */
export type BlockOperation =
	| 'backup-source'
	| 'backup-target'
	| 'change'
	| 'commit-source'
	| 'commit-target'
	| 'dataplane'
	| 'drive-del'
	| 'eject'
	| 'external-snapshot'
	| 'internal-snapshot'
	| 'internal-snapshot-delete'
	| 'mirror-source'
	| 'mirror-target'
	| 'replace'
	| 'resize'
	| 'stream';

// block.c, bdrv_backing_attach: what may still happen to an image that is behind another.
const FREE_BEHIND: readonly BlockOperation[] = [
	'backup-source',
	'backup-target',
	'commit-target',
	'stream',
];

/**
 * Refuses an operation that somebody has blocked (block.c, `bdrv_op_is_blocked`).
 * @throws QmpError
 */
export const assertNotBlocked = (node: BlockNode, operation: BlockOperation): void => {
	const behind = node.users.find(({role}) => role === 'backing')?.user.asNode;
	const reason =
		node.blockers.find(({operations}) => operations.includes(operation))?.reason ??
		(behind === undefined || FREE_BEHIND.includes(operation)
			? undefined
			: `node is used as backing hd of '${behind.name}'`);
	if (reason !== undefined) {
		throw new QmpError('GenericError', `Node '${nameForUser(node)}' is busy: ${reason}`);
	}
};

/** How messages call a node: by the device that it is in, else by its own name (`bdrv_get_device_or_node_name`). */
export const nameForUser = (node: BlockNode): string =>
	node.users.map(({user}) => user.deviceName).find(name => name !== undefined && name !== '') ??
	node.name;
