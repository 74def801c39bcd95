import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {assertNotBlocked} from './blockers.ts';
import {blockDriver} from './drivers.ts';
import {fileNameOf} from './file-name.ts';
import {attachChild, openNode} from './open-node.ts';
import {setReadOnly} from './reopen.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Puts an overlay over a node: all who used the node use the overlay then (blockdev.c, `external_snapshot_prepare`).
 * @throws QmpError
 */
const putOverlay = (graph: BlockGraph, node: BlockNode, overlay: BlockNode): void => {
	if (overlay.users.length > 0) {
		throw complain('The overlay is already in use');
	}

	if (!overlay.driver.hasBacking) {
		throw complain('The overlay does not support backing images');
	}

	if (overlay.backing !== undefined) {
		throw complain('The overlay already has a backing image');
	}

	graph.transact(() => {
		const {users} = node;
		attachChild(graph, overlay, {name: 'backing', role: 'backing', target: node});
		for (const edge of users) {
			graph.redirect(edge, overlay);
		}

		setReadOnly(node, true);
	});
};

/**
 * Puts a node that is there over another one.
 * @throws QmpError
 */
export const takeSnapshot = (
	graph: BlockGraph,
	{node: name, overlay: overlayName}: ArgumentsOf<'blockdev-snapshot'>,
): void => {
	const node = graph.lookup(name);
	assertSnapshotAllowed(node, name);
	putOverlay(graph, node, graph.lookup(overlayName));
};

const assertSnapshotAllowed = (node: BlockNode, name: string): void => {
	if (!node.isInserted) {
		throw complain(`Device '${name}' has no medium`);
	}

	assertNotBlocked(node, 'external-snapshot');
};

/**
 * Makes an image and puts it over a node.
 * @throws QmpError
 */
export const createSnapshot = (
	graph: BlockGraph,
	args: ArgumentsOf<'blockdev-snapshot-sync'>,
): void => {
	const {device, format = 'qcow2', mode = 'absolute-paths'} = args;
	const node = graph.lookup(device, args['node-name'] ?? '');
	assertSnapshotAllowed(node, device ?? node.name);
	const name = args['snapshot-node-name'];
	if (args['node-name'] !== undefined && name === undefined) {
		throw complain('New overlay node-name missing');
	}

	if (name !== undefined && graph.find(name) !== undefined) {
		throw complain('New overlay node-name already in use');
	}

	const path = args['snapshot-file'];
	if (mode !== 'existing') {
		createImageFile(graph, {path, format, size: node.size, backing: node});
	}

	graph.transact(() => {
		const overlay = openNode(graph, {
			...(name === undefined ? {} : {'node-name': name}),
			driver: format,
			backing: null,
			file: {driver: 'file', filename: path},
		});
		putOverlay(graph, node, overlay);
	});
};

// block.c and block/qcow2.c open what they write so often before it is opened for use, and each has a name.
const NODES_WHILE_CREATING = 3;

/**
 * Makes an image file as qemu-img does (block.c, `bdrv_img_create`).
 * @throws QmpError
 */
export const createImageFile = (
	graph: BlockGraph,
	{
		path,
		format,
		size,
		backing,
	}: {
		readonly path: string;
		readonly format: string;
		readonly size: number;
		readonly backing?: BlockNode | undefined;
	},
): void => {
	const driver = blockDriver(format);
	if (driver === undefined) {
		throw complain(`Unknown file format '${format}'`);
	}

	if (backing !== undefined && !driver.hasBacking) {
		throw complain(`Backing file not supported for file format '${format}'`);
	}

	for (let count = 0; count < NODES_WHILE_CREATING; count++) {
		graph.nextName();
	}

	graph.images.create({
		path,
		format,
		size,
		backing: backing && {file: fileNameOf(backing), format: backing.driver.name},
	});
};
