import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';

const HEADER_CLUSTER = 65_536;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * The node that a command for disks as a whole means (block/qapi, `qmp_get_root_bs`).
 * @throws QmpError
 */
export const rootNode = (graph: BlockGraph, device: string): BlockNode => {
	const node = graph.lookup(device);
	// A node of which others than devices and drives make use, jobs too, is no root.
	if (!node.users.every(({user}) => graph.backends.some(backend => backend === user))) {
		throw complain('Need a root block node');
	}

	if (!node.isInserted) {
		throw complain('Device has no medium');
	}

	return node;
};

/**
 * Writes another backing file into the header of an image (blockdev.c, `qmp_change_backing_file`).
 * @throws QmpError
 */
export const changeBackingFile = (
	graph: BlockGraph,
	args: ArgumentsOf<'change-backing-file'>,
): void => {
	const top = rootNode(graph, args.device);
	const image = graph.lookup(undefined, args['image-node-name']);
	if (image.backing === undefined) {
		throw complain('not allowing backing file change on an image without a backing file');
	}

	if (!isInChain(top, image)) {
		throw complain(`'${args.device}' and image file are not in the same chain`);
	}

	// The header is written anew, which takes the first cluster.
	image.primary?.noteWritten(HEADER_CLUSTER);

	if (image.image !== undefined) {
		image.image.backing = {
			file: args['backing-file'],
			format: image.backing.driver.name,
		};
		graph.images.save(image.image);
	}
};

const isInChain = (top: BlockNode, image: BlockNode): boolean =>
	top === image || (top.backing !== undefined && isInChain(top.backing, image));
