import {QmpError} from '../../protocol/qmp-error.ts';
import type {BlockGraph} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {nameForUser} from './blockers.ts';
import {aligned, type ByteRanges, joined, lengthOf} from './byte-ranges.ts';

const GRANULARITY_MIN = 512;
// block/dirty-bitmap.c: clusters where the format has some, between 4 and 64 KiB, else 64 KiB.
const GRANULARITY_DEFAULT = 65_536;
const NAME_LENGTH_MAX = 1023;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** What a dirty bitmap has marked and how (`BdrvDirtyBitmap`). */
export interface DirtyBitmap {
	/** Undefined for one that belongs to a job or a filter. */
	readonly name: string | undefined;
	/** Bytes that one bit stands for. */
	readonly granularity: number;
	/** Length of the disk, in bytes. */
	size: number;
	readonly isPersistent: boolean;
	isRecording: boolean;
	/** Whether a job or an export uses it. */
	isBusy: boolean;
	/** The one that is marked instead while a job goes by this one (`bdrv_dirty_bitmap_create_successor`). */
	successor: DirtyBitmap | undefined;
	/** What is marked, in whole bits. */
	dirty: ByteRanges;
}

/** A bitmap of a node, as commands refer to it. */
export interface BitmapReference {
	readonly node: string;
	readonly name: string;
}

/**
 * The node and the bitmap that a command names (block/monitor/bitmap-qmp-cmds.c, `block_dirty_bitmap_lookup`).
 * @throws QmpError
 */
export const findBitmap = (
	graph: BlockGraph,
	{node: nodeName, name}: BitmapReference,
): {readonly node: BlockNode; readonly bitmap: DirtyBitmap} => {
	const node = lookupNode(graph, nodeName);
	const bitmap = node.bitmaps.find(candidate => candidate.name === name);
	if (bitmap === undefined) {
		throw complain(`Dirty bitmap '${name}' not found`);
	}

	return {node, bitmap};
};

const lookupNode = (graph: BlockGraph, name: string): BlockNode => {
	const node = graph.backend(name)?.node ?? graph.find(name);
	if (node === undefined) {
		throw complain(`Node '${name}' not found`);
	}

	return node;
};

/**
 * Refuses what may not be done to a bitmap that somebody uses.
 * @throws QmpError
 */
export const assertNotBusy = ({name = '', isBusy}: DirtyBitmap): void => {
	if (isBusy) {
		throw complain(`Bitmap '${name}' is currently in use by another operation and cannot be used`);
	}
};

/** What is said of a new bitmap. */
export interface BitmapDraft {
	readonly name: string;
	readonly granularity: number | undefined;
	readonly isPersistent: boolean;
	readonly isRecording: boolean;
}

/**
 * Gives a node a bitmap.
 * @throws QmpError
 */
export const addBitmap = (
	node: BlockNode,
	{name, granularity = GRANULARITY_DEFAULT, isPersistent, isRecording}: BitmapDraft,
): DirtyBitmap => {
	if (name === '') {
		throw complain('Bitmap name cannot be empty');
	}

	if (granularity < GRANULARITY_MIN || !Number.isInteger(Math.log2(granularity))) {
		throw complain('Granularity must be power of 2 and at least 512');
	}

	if (isPersistent && node.driver.name !== 'qcow2') {
		throw complain(
			`Can't store persistent bitmaps to ${nameForUser(node)}: Operation not supported`,
		);
	}

	if (node.bitmaps.some(other => other.name === name)) {
		throw complain(`Bitmap already exists: ${name}`);
	}

	if (name.length > NAME_LENGTH_MAX) {
		throw complain(`Bitmap name too long: ${name}`);
	}

	if (!node.isInserted) {
		throw complain('could not get length of device: No medium found');
	}

	const bitmap: DirtyBitmap = {
		name,
		granularity,
		size: node.size,
		isPersistent,
		isRecording,
		isBusy: false,
		successor: undefined,
		dirty: [],
	};
	node.bitmaps = [bitmap, ...node.bitmaps];
	return bitmap;
};

/**
 * Marks in a bitmap what others have marked.
 * @throws QmpError
 */
export const mergeBitmaps = (target: DirtyBitmap, sources: readonly DirtyBitmap[]): void => {
	for (const {size} of sources) {
		if (size !== target.size) {
			throw complain(
				`Bitmaps are of different sizes (destination size is ${target.size}, source size is ` +
					`${size}) and can't be merged`,
			);
		}
	}

	mark(target, joined(...sources.map(({dirty}) => dirty)));
};

/** Marks parts of the disk in a bitmap. */
export const mark = (bitmap: DirtyBitmap, ranges: ByteRanges): void => {
	bitmap.dirty = aligned(joined(bitmap.dirty, ranges), bitmap.granularity);
};

/** Marks in the bitmaps of a node what something has written to it (`bdrv_set_dirty`). */
export const markWritten = ({bitmaps}: BlockNode, ranges: ByteRanges): void => {
	for (const bitmap of bitmaps) {
		if (bitmap.isRecording && bitmap.successor === undefined) {
			mark(bitmap, ranges);
		}
	}
};

/** What QEMU says of a bitmap (QAPI `BlockDirtyInfo`). */
export const bitmapInfo = (bitmap: DirtyBitmap): BitmapInfo => ({
	...(bitmap.name === undefined ? {} : {name: bitmap.name}),
	count: Math.min(lengthOf(bitmap.dirty), bitmap.size),
	granularity: bitmap.granularity,
	recording: bitmap.isRecording || bitmap.successor !== undefined,
	busy: bitmap.isBusy,
	persistent: bitmap.isPersistent,
});

interface BitmapInfo {
	readonly name?: string | undefined;
	readonly count: number;
	readonly granularity: number;
	readonly recording: boolean;
	readonly busy: boolean;
	readonly persistent: boolean;
}

const BYTES_PER_WORD = 8;
const BITS_PER_WORD = 64;

/** The bits of a bitmap as QEMU holds them in memory: words of 64, the lowest bit first (util/hbitmap.c). */
export const bitmapBytes = ({size, granularity, dirty}: DirtyBitmap): Uint8Array => {
	const words = Math.ceil(Math.ceil(size / granularity) / BITS_PER_WORD);
	const bytes = new Uint8Array(words * BYTES_PER_WORD);
	for (const [from, to] of dirty) {
		for (let bit = from / granularity; bit < to / granularity; bit++) {
			const index = Math.floor(bit / 8);
			bytes[index] = (bytes[index] ?? 0) | (1 << (bit % 8));
		}
	}

	return bytes;
};
