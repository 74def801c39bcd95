// docs/interop/qcow2.txt: offsets in bytes of the header's fields, numbers are big-endian.
export const QCOW2_MAGIC = 0x51_46_49_fb;
export const VERSION = 4;
export const BACKING_OFFSET = 8;
export const BACKING_LENGTH = 16;
export const CLUSTER_BITS = 20;
export const VIRTUAL_SIZE = 24;
/** Where the field of the virtual size ends. */
export const VIRTUAL_SIZE_END = 32;
export const L1_ENTRIES = 36;
export const L1_OFFSET = 40;
export const REFCOUNT_TABLE_OFFSET = 48;
export const REFCOUNT_TABLE_CLUSTERS = 56;
export const INCOMPATIBLE_FEATURES = 72;
export const CORRUPT_BIT = 2n;
export const REFCOUNT_ORDER = 96;
export const HEADER_LENGTH = 100;
/** The header extension that names the format of the backing file. */
export const BACKING_FORMAT = 0xe2_79_2a_ca;
/** Refcounts of 16 bits. */
export const DEFAULT_REFCOUNT_ORDER = 4;
/** Length of a table's entry in bytes. */
export const ENTRY = 8;

/** Entries of the first level of the table of clusters: each is for a second level, a cluster itself. */
export const l1EntriesOf = (size: number, cluster: number): number =>
	Math.ceil(size / (cluster * (cluster / ENTRY)));

/**
 * Length in bytes of an empty image: a cluster each for the header and the refcounts' table and block, then the first
 * level of the table of clusters.
 */
export const emptyQcow2Length = (size: number, cluster: number): number =>
	3 * cluster + l1EntriesOf(size, cluster) * ENTRY;
