import {encodeValue} from '../../protocol/encode.ts';
import {QmpError} from '../../protocol/qmp-error.ts';
import {invalidOption} from '../command-line/invalid-option.ts';
import type {MachineOptions} from '../machine-options.ts';
import {BlockGraph} from './block-graph.ts';
import {DiskImages} from './images.ts';
import {addNode} from './open-node.ts';
import {openDrive, startDrives} from './start-drives.ts';

const SECTOR = 512;

/**
 * The block graph that a machine starts with.
 * @throws MockQmpError OPTION_INVALID for a node that QEMU refuses, in its words
 */
export const startingGraph = (
	options: MachineOptions,
	hasThrottleGroup: (id: string) => boolean,
): BlockGraph => {
	const {blockdevs, quorum} = options;
	const graph = new BlockGraph(
		new DiskImages(options.images, options.otherImages),
		hasThrottleGroup,
	);
	for (const spec of blockdevs) {
		const name = String(spec['node-name']);
		const isOfQuorum = name === quorum.nodeName || quorum.children.includes(name);
		fromOption(`-blockdev ${encodeValue(spec)}`, () =>
			addNode(graph, spec, isOfQuorum ? quorum.sectors * SECTOR : undefined),
		);
	}

	for (const drive of startDrives(options)) {
		fromOption(`-drive id=${drive.id}`, () => openDrive(graph, drive));
	}

	return graph;
};

const fromOption = (where: string, add: () => unknown): void => {
	try {
		add();
	} catch (error) {
		throw error instanceof QmpError ? invalidOption(where, error.message) : error;
	}
};
