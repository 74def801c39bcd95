import {deviceNotFound, QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {Machine} from '../machine.ts';
import type {BlockBackend} from './block-backend.ts';
import {type BlockGraph, insertNode} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {assertNotBlocked} from './blockers.ts';
import {NOTHING_INHERITED} from './node-settings.ts';
import {openImage} from './open-node.ts';

/** How commands name a drive: `device` is the id of `-drive`, `id` that of the guest's device, or its path. */
export interface DriveReference {
	readonly device?: string | undefined;
	readonly id?: string | undefined;
}

// A guest that is asked to eject lets go of the medium after so many milliseconds.
const GUEST_EJECT_MS = 30;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** What messages call a drive. */
const nameOf = ({device, id}: DriveReference): string => device ?? id ?? '';

/**
 * The drive that a command names (blockdev.c, `qmp_get_blk`).
 * @throws QmpError
 */
export const findDrive = (
	{block, hardware}: Machine,
	{device, id}: DriveReference,
): BlockBackend => {
	if ((device === undefined) === (id === undefined)) {
		throw complain("Need exactly one of 'device' and 'id'");
	}

	if (id === undefined) {
		const backend = block.backend(device ?? '');
		if (backend === undefined) {
			throw deviceNotFound(device ?? '');
		}

		return backend;
	}

	const backend = block.backends.find(({qdev}) => qdev === id);
	if (backend !== undefined) {
		return backend;
	}

	const isDevice = hardware.devices.devices.some(
		other => other.id === id || other.object.path === id,
	);
	throw isDevice ? complain('Device does not have a block device backend') : deviceNotFound(id);
};

/** Moves the tray of a drive and tells of it. */
const moveTray = (machine: Machine, backend: BlockBackend, isOpen: boolean): void => {
	if (backend.traits.hasTray && backend.isTrayOpen !== isOpen) {
		backend.isLocked = false;
		machine.emit('DEVICE_TRAY_MOVED', {
			device: backend.name,
			id: backend.qdev ?? '',
			'tray-open': isOpen,
		});
	}
};

/**
 * Opens the tray of a drive. A guest that holds the medium is asked first, unless forced. Gives whether the drive is
 * open, or has no tray.
 * @throws QmpError
 */
export const openTray = (
	machine: Machine,
	drive: DriveReference,
	{isForced, mustOpen}: {readonly isForced: boolean; readonly mustOpen: boolean},
): BlockBackend => {
	const backend = findDrive(machine, drive);
	const {traits} = backend;
	if (!traits.isRemovable) {
		throw complain(`Device '${nameOf(drive)}' is not removable`);
	}

	if (!traits.hasTray || backend.isTrayOpen) {
		return backend;
	}

	if (backend.isLocked && !isForced) {
		askGuest(machine, backend);
		if (mustOpen) {
			throw complain(
				`Device '${nameOf(drive)}' is locked and force was not specified, wait for tray to open and try again`,
			);
		}

		return backend;
	}

	moveTray(machine, backend, true);
	return backend;
};

const askGuest = (machine: Machine, backend: BlockBackend): void => {
	const {guest} = machine.hardware;
	if (guest.options.isThere && guest.options.unplug === 'agree') {
		guest.after(GUEST_EJECT_MS, () => moveTray(machine, backend, true));
	}
};

/**
 * Takes the medium out of a drive.
 * @throws QmpError
 */
export const removeMedium = (machine: Machine, drive: DriveReference): void => {
	const backend = findDrive(machine, drive);
	const {traits, node, edge} = backend;
	if (!traits.isRemovable) {
		throw complain(`Device '${nameOf(drive)}' is not removable`);
	}

	if (traits.hasTray && !backend.isTrayOpen) {
		throw complain(`Tray of device '${nameOf(drive)}' is not open`);
	}

	if (node === undefined || edge === undefined) {
		return;
	}

	assertNotBlocked(node, 'eject');
	backend.isReadOnly = node.isReadOnly;
	machine.block.transact(() => {
		backend.edge = undefined;
		machine.block.detach(edge);
	});
};

/**
 * Puts a node into a drive.
 * @throws QmpError
 */
export const insertMedium = ({block}: Machine, backend: BlockBackend, node: BlockNode): void => {
	const {traits} = backend;
	if (!traits.isRemovable) {
		throw complain('Device is not removable');
	}

	if (traits.hasTray && !backend.isTrayOpen) {
		throw complain('Tray of the device is not open');
	}

	if (backend.node !== undefined) {
		throw complain('There already is a medium in the device');
	}

	block.transact(() => insertNode(block, backend, node));
};

/** Whether a drive holds on to a node. */
export const isInDrive = ({backends}: BlockGraph, node: BlockNode): boolean =>
	backends.some(backend => backend.node === node);

/**
 * Closes the tray of a drive.
 * @throws QmpError
 */
export const closeTray = (machine: Machine, drive: DriveReference): void => {
	const backend = findDrive(machine, drive);
	if (!backend.traits.isRemovable) {
		throw complain(`Device '${nameOf(drive)}' is not removable`);
	}

	moveTray(machine, backend, false);
};

/**
 * Changes the medium of a drive for an image (block/qapi-sysemu.c, `qmp_blockdev_change_medium`).
 * @throws QmpError
 */
export const changeMedium = (
	machine: Machine,
	args: ArgumentsOf<'blockdev-change-medium'>,
): void => {
	const {device, id, filename, format, force: isForced = false} = args;
	const drive = {device, id};
	const mode = args['read-only-mode'] ?? 'retain';
	const backend = findDrive(machine, drive);
	const {block} = machine;
	const isReadOnly =
		mode === 'retain' ? (backend.node?.isReadOnly ?? backend.isReadOnly) : mode === 'read-only';
	const node = block.transact(() =>
		openImage(block, filename, {format, inherited: {...NOTHING_INHERITED, isReadOnly}}),
	);
	try {
		openTray(machine, drive, {isForced, mustOpen: true});
		removeMedium(machine, drive);
		insertMedium(machine, backend, node);
		closeTray(machine, drive);
	} finally {
		block.closeUnused(node);
	}
};
