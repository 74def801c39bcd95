/** What a user of a node wants to do with it, or lets others do: bits of QEMU's `BLK_PERM_*`. */
export type Permissions = number;

export const CONSISTENT_READ = 1;
export const WRITE = 2;
export const WRITE_UNCHANGED = 4;
export const RESIZE = 8;
export const ALL_PERMISSIONS = CONSISTENT_READ | WRITE | WRITE_UNCHANGED | RESIZE;

/** What a child is to its node, which says how permissions are handed down to it (block.c, `bdrv_default_perms`). */
export type ChildRole =
	/** The node behind a filter. */
	| 'filtered'
	/** The image that a format reads from where it has nothing of its own. */
	| 'backing'
	/** Data and metadata of a format. */
	| 'image'
	/** Data only. */
	| 'data'
	/** One of several copies. */
	| 'replica'
	/** The node behind a filter that copies what is read. */
	| 'copied'
	/** The node below a filter that writes to what its overlays read. */
	| 'committed'
	/** The node that a filter copies to. */
	| 'copied-to'
	/** What a user outside of the graph holds: its permissions are its own. */
	| 'root';

const NAMES: ReadonlyArray<readonly [Permissions, string]> = [
	[CONSISTENT_READ, 'consistent read'],
	[WRITE, 'write'],
	[WRITE_UNCHANGED, 'write unchanged'],
	[RESIZE, 'resize'],
];

/** Permissions one by one with the names that messages have for them. */
export const eachPermission: ReadonlyArray<readonly [Permissions, string]> = NAMES;

/** Permissions in words. */
export const permissionNames = (permissions: Permissions): string =>
	NAMES.filter(([bit]) => (permissions & bit) !== 0)
		.map(([, name]) => name)
		.join(', ');

/** Permissions that are taken and those that others may take meanwhile. */
export interface PermissionPair {
	readonly taken: Permissions;
	readonly shared: Permissions;
}

/** What a node asks of a child, from what the users of the node ask of it. */
export const childPermissions = (
	role: ChildRole,
	{taken, shared}: PermissionPair,
	isWritable: boolean,
): PermissionPair => {
	switch (role) {
		case 'backing':
			return {
				taken: taken & CONSISTENT_READ,
				shared: ((shared & WRITE) === 0 ? 0 : WRITE | RESIZE) | CONSISTENT_READ | WRITE_UNCHANGED,
			};
		case 'image':
			return {
				taken: taken | CONSISTENT_READ | (isWritable ? WRITE | RESIZE : 0),
				shared: shared & ~(WRITE | RESIZE),
			};
		case 'data':
			return {taken: taken | ((taken & WRITE) === 0 ? 0 : RESIZE), shared: shared & ~RESIZE};
		case 'replica':
			return {taken, shared: shared & (CONSISTENT_READ | WRITE_UNCHANGED)};
		case 'committed':
			return {taken: taken & WRITE, shared: ALL_PERMISSIONS & ~RESIZE};
		case 'copied-to':
			return {taken: WRITE, shared: ALL_PERMISSIONS & ~RESIZE};
		case 'copied':
			return {taken: taken | WRITE_UNCHANGED, shared};
		default:
			return {taken, shared};
	}
};
