import type {ChildRole} from './permissions.ts';

/** A child that a driver takes: the option that names it, and what it is to the node. */
export interface ChildSlot {
	readonly option: string;
	readonly role: ChildRole;
	/** Whether it is opened before its node gets a name (block.c, `bdrv_open_inherit`), as is the file of a format. */
	readonly isFirst?: boolean;
}

/** What a block driver is. */
export interface BlockDriver {
	readonly name: string;
	readonly kind: 'protocol' | 'format' | 'raw' | 'filter' | 'quorum';
	readonly children: readonly ChildSlot[];
	/** Name of the child that is the same disk. */
	readonly primary: string;
	/** Whether images can have others behind them. */
	readonly hasBacking: boolean;
	/** What is said of an image that is of another format. */
	readonly mismatch?: string;
}

const FILE_FIRST = {option: 'file', isFirst: true} as const;

const protocol = (name: string): BlockDriver => ({
	name,
	kind: 'protocol',
	children: [],
	primary: '',
	hasBacking: false,
});

const format = (name: string, mismatch: string, {hasBacking = false} = {}): BlockDriver => ({
	name,
	kind: 'format',
	children: [{...FILE_FIRST, role: 'image'}],
	primary: 'file',
	hasBacking,
	mismatch,
});

const filter = (
	name: string,
	children: readonly ChildSlot[] = [{...FILE_FIRST, role: 'filtered'}],
): BlockDriver => ({
	name,
	kind: 'filter',
	children,
	primary: children[0]?.option ?? '',
	hasBacking: false,
});

const drivers: readonly BlockDriver[] = [
	...[
		'file',
		'host_device',
		'host_cdrom',
		'null-co',
		'null-aio',
		'nbd',
		'nvme',
		'iscsi',
		'rbd',
		'ssh',
		'nfs',
		'gluster',
		'http',
		'https',
		'ftp',
		'ftps',
		'vvfat',
	].map(protocol),
	{
		name: 'raw',
		kind: 'raw',
		children: [{...FILE_FIRST, role: 'filtered'}],
		primary: 'file',
		hasBacking: false,
	},
	{
		...format('qcow2', 'Image is not in qcow2 format', {hasBacking: true}),
		children: [
			{...FILE_FIRST, role: 'image'},
			{option: 'data-file', role: 'data'},
		],
	},
	format('qcow', 'Image not in qcow format', {hasBacking: true}),
	format('qed', 'Image not in QED format', {hasBacking: true}),
	format('vmdk', 'Image not in VMDK format', {hasBacking: true}),
	format('vdi', 'Image not in VDI format (bad signature)'),
	format('vhdx', 'No valid VHDX signature'),
	format('vpc', 'invalid VPC image'),
	format('parallels', 'Image not in Parallels format'),
	format('bochs', 'Image not in Bochs format'),
	format('cloop', 'Image is not in cloop format'),
	format('dmg', 'Invalid dmg image'),
	format('luks', 'Volume is not in LUKS format'),
	filter('copy-on-read', [{...FILE_FIRST, role: 'copied'}]),
	filter('throttle'),
	filter('compress'),
	filter('preallocate'),
	filter('replication'),
	filter('copy-before-write', [
		{...FILE_FIRST, role: 'filtered'},
		{option: 'target', role: 'data'},
	]),
	filter('snapshot-access'),
	filter('blklogwrites', [
		{...FILE_FIRST, role: 'filtered'},
		{option: 'log', role: 'data'},
	]),
	// These two are made by jobs alone.
	filter('mirror_top', [{option: 'backing', role: 'filtered'}]),
	filter('commit_top', [{option: 'backing', role: 'committed'}]),
	filter('blkdebug', [{option: 'image', role: 'filtered'}]),
	filter('blkreplay', [{option: 'image', role: 'filtered'}]),
	filter('blkverify', [
		{option: 'raw', role: 'filtered'},
		{option: 'test', role: 'data'},
	]),
	{name: 'quorum', kind: 'quorum', children: [], primary: '', hasBacking: false},
];

const byName: ReadonlyMap<string, BlockDriver> = new Map(
	drivers.map(driver => [driver.name, driver]),
);

/** The driver of a name. */
export const blockDriver = (name: string): BlockDriver | undefined => byName.get(name);
