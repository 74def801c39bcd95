import {QmpError} from '../../protocol/qmp-error.ts';
import {isVacant, writeForClient} from '../../runtime/files.ts';
import type {ImageSpec, OtherImages} from '../machine-options.ts';
import {blockDriver} from './drivers.ts';
import {hostImage} from './host-image.ts';
import type {InternalSnapshot} from './internal-snapshots.ts';
import {qcow2File} from './qcow2-file.ts';

const GIBIBYTE = 2 ** 30;
// What qemu-img makes of an empty image of format qcow2, in bytes.
const QCOW2_FILE_LENGTH = 197_120;
const QCOW2_ALLOCATED = 200_704;
/** Length in bytes of a disk that nothing is known of. */
const BELIEVED_SIZE = GIBIBYTE;

/** The image that another one is made on. */
export interface BackingReference {
	readonly file: string;
	readonly format: string | undefined;
}

/** A disk image of the pretended host: a file and what is in it. */
export interface DiskImage {
	/** Undefined for one that is nowhere in the file system, such as what an NBD server serves. */
	readonly path: string | undefined;
	/** Undefined as long as nobody has opened it with a driver for a format. */
	format: string | undefined;
	/** Length of the disk in bytes. */
	virtualSize: number;
	/** Length of the file in bytes. */
	fileLength: number;
	/** What the file takes from the host, in bytes. */
	allocated: number;
	/** Bytes of the disk that hold data of their own. */
	data: number;
	backing: BackingReference | undefined;
	/** What the format keeps in its header, as in `ImageInfoSpecific`. */
	header: Readonly<Record<string, unknown>>;
	/** What was once on the disk and is kept in the image, the oldest first. */
	snapshots: readonly InternalSnapshot[];
}

/** What is told of an image when it is made. */
export interface ImageDraft {
	readonly path: string | undefined;
	readonly format: string | undefined;
	/** Length of the disk in bytes. */
	readonly size: number;
	/** Bytes of data in it. */
	readonly data?: number | undefined;
	readonly backing?: BackingReference | undefined;
	readonly header?: DiskImage['header'];
	/** Length of the file and what it takes from the host, in bytes, where that is known. */
	readonly file?: {readonly length: number; readonly allocated: number} | undefined;
}

/** An empty image. */
export const emptyImage = ({
	path,
	format,
	size,
	data = 0,
	backing,
	header = {},
	file,
}: ImageDraft): DiskImage => {
	const isPlain = format === undefined || blockDriver(format)?.kind !== 'format';
	return {
		path,
		format,
		virtualSize: size,
		fileLength: file?.length ?? (isPlain ? size : QCOW2_FILE_LENGTH + data),
		allocated: file?.allocated ?? (isPlain ? 0 : QCOW2_ALLOCATED) + data,
		data,
		backing,
		header,
		snapshots: [],
	};
};

/** What the file of an image holds; the rest of its length is zeros. Undefined for what is not written. */
const contentOf = (image: DiskImage): Uint8Array | undefined => {
	if (image.format === 'qcow2') {
		const isUsual = Object.keys(image.header).length === 0;
		return isUsual ? qcow2File({size: image.virtualSize, backing: image.backing}) : undefined;
	}

	return image.format === undefined || image.format === 'raw' ? new Uint8Array() : undefined;
};

/** The images of the pretended host, by path. */
export class DiskImages {
	readonly #images = new Map<string, DiskImage>();
	/** Paths of the files that were written here. */
	readonly #written = new Set<string>();
	readonly #others: OtherImages;

	constructor(images: readonly ImageSpec[] = [], others: OtherImages = 'believed') {
		this.#others = others;
		const formats = new Map(images.map(({path, format}) => [path, format]));
		for (const {backing, ...image} of images) {
			this.#keep({
				...image,
				backing: backing === undefined ? undefined : {file: backing, format: formats.get(backing)},
			});
		}
	}

	/** The image at a path, if it is known. */
	find(path: string): DiskImage | undefined {
		return this.#images.get(path);
	}

	/**
	 * The image at a path; where nobody has told of it, one of `size` bytes that is believed in, or that of the host.
	 * @throws QmpError when there is none
	 */
	at(path: string, size = BELIEVED_SIZE): DiskImage {
		return this.#images.get(path) ?? this.#other(path, size);
	}

	/** Makes an image, in the place of what was there. */
	create(draft: ImageDraft): DiskImage {
		const image = this.#keep(draft);
		this.save(image);
		return image;
	}

	/**
	 * Brings the file of an image up to date, where the host is looked at: who manages the machine looks there, too. A
	 * file that holds something and was not written here is left alone.
	 */
	save(image: DiskImage | undefined): void {
		const {path} = image ?? {};
		if (image === undefined || path === undefined || !this.#others.startsWith('host')) {
			return;
		}

		const content = contentOf(image);
		if (content !== undefined && (this.#written.has(path) || isVacant(path))) {
			writeForClient(path, content, content.length === 0 ? image.fileLength : content.length);
			this.#written.add(path);
		}
	}

	remove(path: string): void {
		this.#images.delete(path);
	}

	#other(path: string, size: number): DiskImage {
		const found = this.#others.startsWith('host') ? hostImage(path) : undefined;
		if (found !== undefined) {
			return this.#keep({...found, data: found.file?.allocated});
		}

		if (!this.#others.endsWith('believed')) {
			throw new QmpError('GenericError', `Could not open '${path}': No such file or directory`);
		}

		// A disk that nobody has told of looks like a new one, but jobs have work with it.
		const image = this.#keep({path, format: undefined, size});
		image.data = size;
		return image;
	}

	#keep(draft: ImageDraft): DiskImage {
		const image = emptyImage(draft);
		if (draft.path !== undefined) {
			this.#images.set(draft.path, image);
		}

		return image;
	}
}

/** Takes an image that nothing was known of for one of a format. */
export const adoptFormat = (image: DiskImage, format: string): void => {
	const {fileLength, allocated} = emptyImage({
		...image,
		format,
		size: image.virtualSize,
		data: 0,
	});
	Object.assign(image, {format, fileLength, allocated});
};

/** The format of an image that somebody wants to guess, by its name if nothing else is known. */
export const probedFormat = ({format, path = ''}: DiskImage): string => {
	const [, extension = ''] = /\.(\w+)$/.exec(path) ?? [];
	return format ?? (blockDriver(extension)?.kind === 'format' ? extension : 'raw');
};
