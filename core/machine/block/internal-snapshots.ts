import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';
import {rootNode} from './backing-file.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {assertNotBlocked} from './blockers.ts';

/** What was once on a disk, kept in its image (QAPI `SnapshotInfo`). */
export type InternalSnapshot = ReturnOf<'blockdev-snapshot-delete-internal-sync'>;

const MICROSECONDS = 1_000_000;
const NANOSECONDS = 1000;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Keeps what a disk holds now inside of its image (blockdev.c, `internal_snapshot_prepare`).
 * @throws QmpError
 */
export const addInternalSnapshot = (
	graph: BlockGraph,
	{device, name}: ArgumentsOf<'blockdev-snapshot-internal-sync'>,
	now: number,
): void => {
	const node = rootNode(graph, device);
	assertNotBlocked(node, 'internal-snapshot');
	if (node.isReadOnly) {
		throw complain(`Device '${device}' is read only`);
	}

	const {image} = node;
	if (node.driver.name !== 'qcow2' || image === undefined) {
		throw complain(
			`Block format '${node.driver.name}' used by device '${device}' does not support internal snapshots`,
		);
	}

	if (name === '') {
		throw complain('Name is empty');
	}

	if (image.snapshots.some(snapshot => snapshot.name === name)) {
		throw complain(`Snapshot with name '${name}' already exists on device '${device}'`);
	}

	const last = Math.max(0, ...image.snapshots.map(({id}) => Number(id)));
	const snapshot: InternalSnapshot = {
		id: String(last + 1),
		name,
		'vm-state-size': 0,
		'date-sec': Math.floor(now / MICROSECONDS),
		'date-nsec': (now % MICROSECONDS) * NANOSECONDS,
		'vm-clock-sec': 0,
		'vm-clock-nsec': 0,
	};
	image.snapshots = [...image.snapshots, snapshot];
};

/**
 * Forgets what a disk once held; gives what it was.
 * @throws QmpError
 */
export const deleteInternalSnapshot = (
	graph: BlockGraph,
	{device, id, name}: ArgumentsOf<'blockdev-snapshot-delete-internal-sync'>,
): InternalSnapshot => {
	const node = rootNode(graph, device);
	if (id === undefined && name === undefined) {
		throw complain('Name or id must be provided');
	}

	assertNotBlocked(node, 'internal-snapshot-delete');
	const found = snapshotsOf(node).find(
		snapshot =>
			(id === undefined || snapshot.id === id) && (name === undefined || snapshot.name === name),
	);
	const {image} = node;
	if (found === undefined || image === undefined) {
		throw complain(
			`Snapshot with id '${id ?? 'null'}' and name '${name ?? 'null'}' does not exist on device '${device}'`,
		);
	}

	image.snapshots = image.snapshots.filter(snapshot => snapshot !== found);
	return found;
};

const snapshotsOf = ({driver, image}: BlockNode): readonly InternalSnapshot[] => {
	if (driver.name !== 'qcow2') {
		throw complain('Failed to get a snapshot list: Operation not supported');
	}

	return image?.snapshots ?? [];
};
