import type {OptionValues} from '../machine-options.ts';
import type {DirtyBitmap} from './bitmaps.ts';
import type {BlockDriver} from './drivers.ts';
import type {DiskImage} from './images.ts';
import {ALL_PERMISSIONS, type ChildRole, type Permissions} from './permissions.ts';

/** Who holds on to a node: another node, a device's back end, a job, an export. */
export interface BlockUser {
	/** How messages call it, such as `node 'disk0'`. */
	readonly description: string;
	/** The node that it is, if it is one. */
	readonly asNode?: BlockNode;
	/** The id of `-drive`, if it is a drive. */
	readonly deviceName?: string;
}

/** What leads from a user to a node (`BdrvChild`). */
export interface BlockEdge {
	/** `file`, `backing`, `children.0`; `root` from users outside of the graph. */
	readonly name: string;
	readonly role: ChildRole;
	readonly user: BlockUser;
	target: BlockNode;
	taken: Permissions;
	shared: Permissions;
}

/** Operations that somebody does not let happen to a node, and why. */
export interface Blocker {
	readonly operations: readonly string[];
	readonly reason: string;
}

/** How a node treats the host's cache. */
export interface CacheMode {
	readonly direct: boolean;
	readonly noFlush: boolean;
}

/** What can be said when a node is opened, and changed when it is opened anew. */
export interface NodeSettings {
	/** What it was opened with; without its children. */
	options: OptionValues;
	isReadOnly: boolean;
	cache: CacheMode;
	detectZeroes: 'off' | 'on' | 'unmap';
}

// block/null.c: the length of a disk of nothing, in bytes.
const NULL_SIZE = 2 ** 30;
const SECTOR = 512;

/** A node of the block graph (`BlockDriverState`). */
export class BlockNode implements BlockUser, NodeSettings {
	readonly name: string;
	readonly driver: BlockDriver;
	options: OptionValues;
	isReadOnly: boolean;
	cache: CacheMode;
	detectZeroes: NodeSettings['detectZeroes'];
	/** Whether blockdev-add made it, so that blockdev-del can delete it. */
	isMonitorOwned = false;
	/** The image that it shows: of a protocol the file, of a format what is in the file. */
	readonly image: DiskImage | undefined;
	/** Edges to its children, the latest first. */
	children: readonly BlockEdge[] = [];
	/** Names of the children that were opened along with it, and so follow it when it is opened anew. */
	ownChildren: readonly string[] = [];
	/** Edges from its users, the latest first. */
	users: readonly BlockEdge[] = [];
	/** Byte up to which may be written before BLOCK_WRITE_THRESHOLD; 0 for none. */
	writeThreshold = 0;
	/** The first byte behind all that was written. */
	highestWritten = 0;
	/** Whether its driver has let it go, since its image is corrupt (block/qcow2.c, `qcow2_signal_corruption`). */
	isEjected = false;
	/** What jobs and exports do not let happen meanwhile: a reason by the name of an operation. */
	blockers: readonly Blocker[] = [];
	/** What is written to it from now on, as dirty bitmaps tell. The latest first. */
	bitmaps: readonly DirtyBitmap[] = [];

	constructor(
		name: string,
		driver: BlockDriver,
		{image, ...settings}: NodeSettings & {readonly image: DiskImage | undefined},
	) {
		this.name = name;
		this.driver = driver;
		this.options = settings.options;
		this.isReadOnly = settings.isReadOnly;
		this.cache = settings.cache;
		this.detectZeroes = settings.detectZeroes;
		this.image = image;
	}

	get asNode(): BlockNode {
		return this;
	}

	get description(): string {
		return `node '${this.name}'`;
	}

	/** Takes note that something was written up to a byte. */
	noteWritten(end: number): void {
		this.highestWritten = Math.max(this.highestWritten, end);
	}

	/** Whether there is something to read in it and in all that it reads from (`bdrv_is_inserted`). */
	get isInserted(): boolean {
		return !this.isEjected && this.children.every(({target}) => target.isInserted);
	}

	/** The child of a name. */
	child(name: string): BlockNode | undefined {
		return this.children.find(edge => edge.name === name)?.target;
	}

	/** The node that it reads from where it has nothing of its own. */
	get backing(): BlockNode | undefined {
		return this.child('backing');
	}

	/** The child that is the same disk: the file of a format, the node behind a filter. */
	get primary(): BlockNode | undefined {
		return this.child(this.driver.primary);
	}

	/** Whether nobody can know how long it is: another host says so, and is not asked. */
	get isRemote(): boolean {
		return this.driver.name === 'nbd' || this.primary?.isRemote === true;
	}

	/** All that its users take and share together. */
	get cumulative(): {readonly taken: Permissions; readonly shared: Permissions} {
		let taken = 0;
		let shared = ALL_PERMISSIONS;
		for (const edge of this.users) {
			taken |= edge.taken;
			shared &= edge.shared;
		}

		return {taken, shared};
	}

	/** Length of the disk in bytes. */
	get size(): number {
		switch (this.driver.kind) {
			case 'protocol':
				return wholeSectors(this.image?.fileLength ?? Number(this.options.size ?? NULL_SIZE));
			case 'raw':
				return rawSize(this);
			case 'format':
				return this.image?.virtualSize ?? 0;
			default:
				return (this.primary ?? this.children.at(-1)?.target)?.size ?? 0;
		}
	}
}

// block.c, `bdrv_refresh_total_sectors`: a length is one in sectors.
const wholeSectors = (length: number): number => Math.ceil(length / SECTOR) * SECTOR;

const rawSize = ({options, primary}: BlockNode): number =>
	typeof options.size === 'number'
		? options.size
		: (primary?.size ?? 0) - Number(options.offset ?? 0);
