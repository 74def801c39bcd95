import {QmpError} from '../../protocol/qmp-error.ts';
import type {Clock} from '../../runtime/clock.ts';
import type {BlockGraph} from '../block/block-graph.ts';
import type {BlockNode} from '../block/block-node.ts';
import type {DiskImage} from '../block/images.ts';
import type {InternalSnapshot} from '../block/internal-snapshots.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

const MICROSECONDS = 1_000_000;
const NANOSECONDS = 1000;
// Recorded of a q35 without a guest: its devices and firmware.
const STATE_SIZE = 627_033;

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
	const now = clock.now();
	for (const image of imagesOf(disksOf(block, devices))) {
		const last = Math.max(0, ...image.snapshots.map(({id}) => Number(id)));
		const snapshot: InternalSnapshot = {
			id: String(last + 1),
			name: tag,
			'vm-state-size': image === holder ? STATE_SIZE : 0,
			'date-sec': Math.floor(now / MICROSECONDS),
			'date-nsec': (now % MICROSECONDS) * NANOSECONDS,
			'vm-clock-sec': 0,
			'vm-clock-nsec': 0,
		};
		image.snapshots = [...image.snapshots, snapshot];
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
		image.snapshots = image.snapshots.filter(({name}) => name !== tag);
	}
};
