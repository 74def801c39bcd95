import {ByteFile} from './byte-file.ts';
import type {MockQmpError} from './errors.ts';

/** A file of the user that lines are added to. When it fails that is told once, and later lines are lost. */
export class LineFile {
	readonly #file: ByteFile;

	/** Begins a new file at `path`, in place of one that was there. */
	constructor(path: string, onError: (error: MockQmpError) => void) {
		this.#file = new ByteFile(path, onError);
	}

	/** Adds a line; its end is added here. */
	write(line: string): void {
		this.#file.write(`${line}\n`);
	}

	/** Resolves when all is written, or lost. */
	close(): Promise<void> {
		return this.#file.close();
	}
}
