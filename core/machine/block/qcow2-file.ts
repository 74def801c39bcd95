import type {BackingReference} from './images.ts';
import {
	BACKING_FORMAT,
	BACKING_LENGTH,
	BACKING_OFFSET,
	CLUSTER_BITS,
	DEFAULT_REFCOUNT_ORDER,
	ENTRY,
	emptyQcow2Length,
	HEADER_LENGTH,
	L1_ENTRIES,
	L1_OFFSET,
	l1EntriesOf,
	QCOW2_MAGIC,
	REFCOUNT_ORDER,
	REFCOUNT_TABLE_CLUSTERS,
	REFCOUNT_TABLE_OFFSET,
	VERSION,
	VIRTUAL_SIZE,
} from './qcow2-layout.ts';

const BITS = 16;
const CLUSTER = 2 ** BITS;
const HEADER_END = 104;
const REFCOUNT_BYTES = 2 ** (DEFAULT_REFCOUNT_ORDER - 3);
// As many clusters as one block of refcounts is for: images of up to some terabytes.
const CLUSTERS_MAX = CLUSTER / REFCOUNT_BYTES;

/** An image without data. */
export interface EmptyQcow2 {
	/** Length of the disk in bytes. */
	readonly size: number;
	readonly backing: BackingReference | undefined;
}

/** The bytes of an empty image of format qcow2, version 3; undefined for a longer disk than is written. */
export const qcow2File = ({size, backing}: EmptyQcow2): Uint8Array | undefined => {
	const length = emptyQcow2Length(size, CLUSTER);
	const clusters = Math.ceil(length / CLUSTER);
	if (clusters > CLUSTERS_MAX) {
		return undefined;
	}

	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, QCOW2_MAGIC);
	view.setUint32(VERSION, 3);
	view.setUint32(CLUSTER_BITS, BITS);
	view.setBigUint64(VIRTUAL_SIZE, BigInt(size));
	view.setUint32(L1_ENTRIES, l1EntriesOf(size, CLUSTER));
	view.setBigUint64(L1_OFFSET, BigInt(3 * CLUSTER));
	view.setBigUint64(REFCOUNT_TABLE_OFFSET, BigInt(CLUSTER));
	view.setUint32(REFCOUNT_TABLE_CLUSTERS, 1);
	view.setUint32(REFCOUNT_ORDER, DEFAULT_REFCOUNT_ORDER);
	view.setUint32(HEADER_LENGTH, HEADER_END);
	view.setBigUint64(CLUSTER, BigInt(2 * CLUSTER));
	for (let cluster = 0; cluster < clusters; cluster++) {
		view.setUint16(2 * CLUSTER + cluster * REFCOUNT_BYTES, 1);
	}

	if (backing !== undefined) {
		writeBacking(bytes, backing);
	}

	return bytes;
};

/** Behind the header: the format as an extension, an empty one as their end, the name of the file. */
const writeBacking = (bytes: Uint8Array, {file, format}: BackingReference): void => {
	const view = new DataView(bytes.buffer);
	const write = (text: string, at: number): void => bytes.set(new TextEncoder().encode(text), at);
	let end = HEADER_END;
	if (format !== undefined) {
		view.setUint32(end, BACKING_FORMAT);
		view.setUint32(end + 4, format.length);
		write(format, end + ENTRY);
		end += ENTRY + Math.ceil(format.length / ENTRY) * ENTRY;
	}

	const name = end + ENTRY;
	view.setBigUint64(BACKING_OFFSET, BigInt(name));
	view.setUint32(BACKING_LENGTH, new TextEncoder().encode(file).length);
	write(file, name);
};
