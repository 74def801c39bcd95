import {readFileHead} from '../../runtime/file-head.ts';
import type {ImageDraft} from './images.ts';
import {
	BACKING_FORMAT,
	BACKING_LENGTH,
	BACKING_OFFSET,
	CORRUPT_BIT,
	DEFAULT_REFCOUNT_ORDER,
	HEADER_LENGTH,
	INCOMPATIBLE_FEATURES,
	QCOW2_MAGIC,
	REFCOUNT_ORDER,
	VERSION,
	VIRTUAL_SIZE,
} from './qcow2-layout.ts';

// A header with its extensions fits into one cluster.
const HEAD_LENGTH = 65_536;

/** What the file at a path of this host is as a disk image; undefined when there is none that can be read. */
export const hostImage = (path: string): ImageDraft | undefined => {
	const file = readFileHead(path, HEAD_LENGTH);
	if (file === undefined) {
		return undefined;
	}

	const {head, length, allocated} = file;
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const isQcow2 = head.length > HEADER_LENGTH && view.getUint32(0) === QCOW2_MAGIC;
	return isQcow2
		? {path, ...qcow2(view), file: {length, allocated}}
		: {path, format: undefined, size: length, file: {length, allocated}};
};

const qcow2 = (view: DataView): Omit<ImageDraft, 'path'> => {
	const isOld = view.getUint32(VERSION) < 3;
	const order = isOld ? DEFAULT_REFCOUNT_ORDER : view.getUint32(REFCOUNT_ORDER);
	const name = textAt(
		view,
		Number(view.getBigUint64(BACKING_OFFSET)),
		view.getUint32(BACKING_LENGTH),
	);
	const format = isOld ? undefined : backingFormat(view);
	return {
		format: 'qcow2',
		size: Number(view.getBigUint64(VIRTUAL_SIZE)),
		backing: name === '' ? undefined : {file: name, format},
		header: {
			compat: isOld ? '0.10' : '1.1',
			'refcount-bits': 2 ** order,
			corrupt: !isOld && isCorrupt(view),
		},
	};
};

const isCorrupt = (view: DataView): boolean =>
	(view.getBigUint64(INCOMPATIBLE_FEATURES) & CORRUPT_BIT) !== 0n;

/** The format of the backing file, from the extensions behind the header. */
const backingFormat = (view: DataView): string | undefined => {
	let offset = view.getUint32(HEADER_LENGTH);
	while (offset + 8 <= view.byteLength) {
		const [type, length] = [view.getUint32(offset), view.getUint32(offset + 4)];
		if (type === 0) {
			return undefined;
		}

		if (type === BACKING_FORMAT) {
			return textAt(view, offset + 8, length);
		}

		offset += 8 + Math.ceil(length / 8) * 8;
	}

	return undefined;
};

const textAt = (view: DataView, offset: number, length: number): string =>
	offset === 0 || offset + length > view.byteLength
		? ''
		: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + offset, length));
