import {QmpError} from '../../protocol/qmp-error.ts';
import type {DeviceRequest} from '../devices/create-device.ts';
import type {Device} from '../devices/device.ts';
import {BlockBackend, type DriveTraits} from './block-backend.ts';
import {type BlockGraph, insertNode} from './block-graph.ts';
import {
	CONSISTENT_READ,
	type PermissionPair,
	RESIZE,
	WRITE,
	WRITE_UNCHANGED,
} from './permissions.ts';

/** What is known of a kind of device that has a disk in it. */
interface DriveKind extends DriveTraits {
	/** Whether the disk may change its length while the device uses it. */
	readonly isResizable: boolean;
	/** Whether it only ever reads. */
	readonly isReadOnly?: boolean;
	/** Where the device that holds the disk is, below the one that was asked for. */
	readonly inner?: string;
}

const DISK = {isRemovable: false, hasTray: false, hasStatus: true, isResizable: false} as const;
const CD = {...DISK, isRemovable: true, hasTray: true, isReadOnly: true} as const;

const KINDS: ReadonlyArray<readonly [RegExp, DriveKind]> = [
	[/^virtio-blk-device$/, {...DISK, isResizable: true}],
	[/^virtio-blk/, {...DISK, isResizable: true, inner: '/virtio-backend'}],
	[/^(?:ide|scsi)-cd$/, CD],
	[/^scsi-(?:hd|block)$/, {...DISK, isResizable: true}],
	[/^ide-hd$/, {...DISK, isResizable: true}],
	[/^nvme$/, {...DISK, hasStatus: false}],
	[/^usb-storage$/, {...DISK, isResizable: true, inner: '/$ID.0/legacy[0]'}],
	[/^floppy$/, {...DISK, isRemovable: true, hasStatus: false}],
];

const kindOf = (driver: string): DriveKind | undefined =>
	KINDS.find(([pattern]) => pattern.test(driver))?.[1];

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** How queries call the disk of a device. */
const qdevOf = ({inner}: DriveKind, id: string | undefined, path: string | undefined): string => {
	const own = path ?? `/machine/peripheral/${id ?? ''}`;
	return inner === undefined ? (id ?? own) : own + inner.replace('$ID', id ?? '');
};

const take = (backend: BlockBackend, permissions: PermissionPair): void => {
	backend.permissions = permissions;
	if (backend.edge !== undefined) {
		Object.assign(backend.edge, permissions);
	}
};

/** The disks of the guest's devices and what they hold on to in the block graph. */
export class GuestDrives {
	readonly #graph: BlockGraph;
	readonly #isIncoming: () => boolean;
	readonly #drives = new Map<Device, BlockBackend>();
	/** What disks will take once the machine that is waited for has come. */
	readonly #deferred = new Map<BlockBackend, PermissionPair>();
	#realized: BlockBackend | undefined;

	/** @param isIncoming Whether the machine waits for its migration. */
	constructor(graph: BlockGraph, isIncoming: () => boolean) {
		this.#graph = graph;
		this.#isIncoming = isIncoming;
	}

	/** The back end of a device's disk. */
	of(device: Device): BlockBackend | undefined {
		return this.#drives.get(device);
	}

	/**
	 * Looks at what `drive=` names (hw/core/qdev-properties-system.c, `set_drive`).
	 * @throws QmpError
	 */
	check(owner: string, name: string): void {
		const backend = this.#graph.backend(name);
		if (backend === undefined && this.#graph.find(name) === undefined) {
			throw complain(`Property '${owner}.drive' can't find value '${name}'`);
		}

		if (backend?.qdev !== undefined) {
			throw complain(`Drive '${name}' is already in use by another device`);
		}
	}

	/**
	 * Lets a device that is being made take its disk.
	 * @throws QmpError
	 */
	realize({driver, id, properties}: DeviceRequest): void {
		const kind = kindOf(driver);
		if (kind === undefined) {
			return;
		}

		const {drive} = properties;
		if (drive === undefined && driver === 'ide-hd') {
			throw complain('No drive specified');
		}

		const given = this.#graph.backend(String(drive));
		const backend = given ?? new BlockBackend('');
		const unplugged = {qdev: backend.qdev, traits: backend.traits};
		Object.assign(backend, {qdev: qdevOf(kind, id, undefined), traits: kind});
		try {
			this.#graph.transact(() => {
				if (given === undefined) {
					this.#graph.addBackend(backend);
				}

				this.#hold(backend, kind, properties);
			});
		} catch (error) {
			Object.assign(backend, unplugged);
			throw error;
		}

		this.#realized = backend;
	}

	#hold(backend: BlockBackend, kind: DriveKind, properties: DeviceRequest['properties']): void {
		const node = backend.node ?? this.#graph.find(String(properties.drive));
		const isReading = kind.isReadOnly === true || node?.isReadOnly === true;
		const sharesWrite = properties['share-rw'] === true ? WRITE : 0;
		backend.isReadOnly = isReading;
		const permissions = {
			taken: CONSISTENT_READ | (isReading ? 0 : WRITE),
			shared: CONSISTENT_READ | WRITE_UNCHANGED | sharesWrite | (kind.isResizable ? RESIZE : 0),
		};
		if (this.#isIncoming()) {
			this.#deferred.set(backend, permissions);
		} else {
			take(backend, permissions);
		}

		if (node !== undefined && backend.edge === undefined) {
			insertNode(this.#graph, backend, node);
		}
	}

	/** A device is made: it keeps the disk that it took. */
	keep(device: Device): void {
		const kind = kindOf(device.driver);
		if (kind !== undefined && this.#realized !== undefined) {
			this.#realized.qdev = qdevOf(kind, device.id, device.object.path);
			this.#drives.set(device, this.#realized);
			this.#realized = undefined;
		}
	}

	/**
	 * The disks of a machine that has come are its own now: until then the source writes to them by NBD
	 * (block/block-backend.c, `blk_root_activate`).
	 * @throws QmpError when somebody does so still
	 */
	activate(): void {
		if (this.#isIncoming() || this.#deferred.size === 0) {
			return;
		}

		this.#graph.transact(() => {
			for (const [backend, permissions] of this.#deferred) {
				take(backend, permissions);
			}
		});
		this.#deferred.clear();
	}

	/** A device is gone, and its disk is free again. */
	release(device: Device): void {
		const backend = this.#drives.get(device);
		if (backend !== undefined) {
			this.#drives.delete(device);
			this.#deferred.delete(backend);
			backend.qdev = undefined;
			this.#graph.transact(() => this.#graph.removeBackend(backend));
		}
	}
}
