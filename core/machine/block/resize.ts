import {parameterExpects, QmpError} from '../../protocol/qmp-error.ts';
import {BlockBackend} from './block-backend.ts';
import {type BlockGraph, insertNode} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {assertNotBlocked} from './blockers.ts';
import {ALL_PERMISSIONS, RESIZE} from './permissions.ts';
import {VIRTUAL_SIZE_END} from './qcow2-layout.ts';

const SECTOR = 512;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Gives a disk another length in bytes (blockdev.c, `qmp_block_resize`).
 * @throws QmpError
 */
export const resizeNode = (graph: BlockGraph, node: BlockNode, size: number): void => {
	if (size < 0) {
		throw parameterExpects('size', 'a >0 size');
	}

	assertNotBlocked(node, 'resize');
	assertPermitted(graph, node);
	if (!node.isInserted) {
		throw complain('No medium inserted');
	}

	setLength(node, size);
	graph.images.save(node.image);
	for (const bitmap of node.bitmaps) {
		bitmap.size = node.size;
	}
};

/** Holds on to the node for a moment as one who changes its length. */
const assertPermitted = (graph: BlockGraph, node: BlockNode): void => {
	const backend = new BlockBackend('');
	backend.permissions = {taken: RESIZE, shared: ALL_PERMISSIONS};
	graph.transact(() => insertNode(graph, backend, node));
	graph.transact(() => {
		if (backend.edge !== undefined) {
			graph.detach(backend.edge);
		}
	});
};

const setLength = (node: BlockNode, size: number): void => {
	const {driver, image, primary} = node;
	switch (driver.kind) {
		case 'format':
			if (size % SECTOR !== 0) {
				throw complain(`The new size must be a multiple of ${SECTOR}`);
			}

			if (image !== undefined) {
				image.virtualSize = size;
			}

			if (driver.name === 'qcow2' && primary !== undefined) {
				primary.noteWritten(VIRTUAL_SIZE_END);
			}

			return;
		case 'protocol':
			if (image === undefined) {
				throw complain('Image format driver does not support resize');
			}

			image.fileLength = size;
			image.virtualSize = size;
			return;
		default:
			if (primary === undefined) {
				throw complain('Image format driver does not support resize');
			}

			setLength(primary, size);
	}
};
