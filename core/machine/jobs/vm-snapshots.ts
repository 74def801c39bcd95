import {QmpError} from '../../protocol/qmp-error.ts';
import type {Clock} from '../../runtime/clock.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {DiskImage} from '../block/images.ts';
import {DEVICES_SIZE, forgetInImage, keepInImage} from '../block/vm-snapshots.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Which disks a snapshot is of, and which of them keeps the state of the machine. */
export interface SnapshotRequest {
	readonly tag: string;
	readonly vmstate: string;
	readonly devices: readonly string[];
}

/**
 * The disks of a snapshot, all of which must be able to have some (migration/savevm.c, `bdrv_all_can_snapshot`).
 * @throws QmpError
 */
const disksOf = (graph: BlockGraph, devices: readonly string[]): readonly BlockNode[] => {
	if (devices.length === 0) {
		throw complain('At least one device is required for snapshot');
	}

	const nodes = devices.map(name => {
		const node = graph.find(name);
		if (node === undefined) {
			throw complain(`No block device node '${name}'`);
		}

		return node;
	});
	const unable = nodes.find(({driver}) => driver.name !== 'qcow2');
	if (unable !== undefined) {
		throw complain(`Device '${unable.name}' is writable but does not support snapshots`);
	}

	return nodes;
};

const imagesOf = (nodes: readonly BlockNode[]): readonly DiskImage[] =>
	nodes.flatMap(({image}) => (image === undefined ? [] : [image]));

const assertHolder = (block: BlockGraph, vmstate: string): void => {
	if (block.find(vmstate) === undefined) {
		throw complain(`vmstate block device '${vmstate}' does not exist`);
	}
};

const has = ({snapshots}: DiskImage, tag: string): boolean =>
	snapshots.some(({name}) => name === tag);

/**
 * Looks whether a snapshot can be taken.
 * @throws QmpError
 */
export const assertCanSave = (
	block: BlockGraph,
	{tag, vmstate, devices}: SnapshotRequest,
): void => {
	if (imagesOf(disksOf(block, devices)).some(image => has(image, tag))) {
		throw complain(`Snapshot '${tag}' already exists in one or more devices`);
	}

	assertHolder(block, vmstate);
};

/** Keeps the state of the machine and its disks under a name. */
export const saveSnapshot = (
	{block, clock}: {readonly block: BlockGraph; readonly clock: Clock},
	{tag, vmstate, devices}: SnapshotRequest,
): void => {
	const holder = block.find(vmstate)?.image;
	for (const image of imagesOf(disksOf(block, devices))) {
		const stateSize = image === holder ? DEVICES_SIZE : 0;
		keepInImage(image, {tag, takenAt: clock.now(), stateSize});
	}
};

/**
 * Looks whether a snapshot can be gone back to.
 * @throws QmpError
 */
export const assertSnapshot = (
	block: BlockGraph,
	{tag, vmstate, devices}: SnapshotRequest,
): void => {
	const images = imagesOf(disksOf(block, devices));
	if (images.some(image => !has(image, tag))) {
		throw complain(`Snapshot '${tag}' does not exist in one or more devices`);
	}

	assertHolder(block, vmstate);
};

/**
 * Forgets a snapshot; one that is not there is none the less forgotten.
 * @throws QmpError
 */
export const forgetSnapshot = (
	block: BlockGraph,
	{tag, devices}: Pick<SnapshotRequest, 'tag' | 'devices'>,
): void => {
	for (const image of imagesOf(disksOf(block, devices))) {
		forgetInImage(image, tag);
	}
};
