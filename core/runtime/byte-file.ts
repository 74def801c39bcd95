import {createWriteStream, type WriteStream} from 'node:fs';
import {MockQmpError, systemErrorCode} from './errors.ts';

// A disk that is slower than the run for long: bytes are given up rather than memory filled.
const UNWRITTEN_BYTES_MAX = 64 * 1024 * 1024;

/** A file of the user that bytes are added to. When it fails that is told once, and later bytes are lost. */
export class ByteFile {
	readonly #path: string;
	readonly #stream: WriteStream;
	readonly #onError: (error: MockQmpError) => void;
	#hasFailed = false;

	/** Begins a new file at `path`, in place of one that was there. */
	constructor(path: string, onError: (error: MockQmpError) => void) {
		this.#path = path;
		this.#onError = onError;
		this.#stream = createWriteStream(path);
		this.#stream.on('error', error => this.#fail(systemErrorCode(error) ?? error.message, error));
	}

	/** Whether it takes nothing any more. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Bytes that are not written yet. */
	get waitingBytes(): number {
		return this.#stream.writableLength;
	}

	/** Adds bytes, which must not change any more, or text. */
	write(bytes: Uint8Array | string): void {
		if (this.#hasFailed) {
			return;
		}

		this.#stream.write(bytes);
		if (this.waitingBytes > UNWRITTEN_BYTES_MAX) {
			this.#fail('the disk is too slow');
			this.#stream.destroy();
		}
	}

	/** Calls `listener` once when all is written, or the file has failed. */
	onceWritten(listener: () => void): void {
		const either = (): void => {
			this.#stream.off('drain', either).off('close', either);
			listener();
		};

		this.#stream.on('drain', either).on('close', either);
	}

	/** Resolves when all is written, or lost. */
	close(): Promise<void> {
		return new Promise(resolve => {
			if (this.#stream.closed) {
				resolve();
			} else {
				this.#stream.once('close', resolve);
				this.#stream.end();
			}
		});
	}

	#fail(reason: string, cause?: unknown): void {
		if (!this.#hasFailed) {
			this.#hasFailed = true;
			this.#onError(
				new MockQmpError('FILE_UNWRITABLE', `cannot write ${this.#path}: ${reason}`, {
					cause,
					remedy: 'what happens from now on is not written down; make room or name another file',
				}),
			);
		}
	}
}
