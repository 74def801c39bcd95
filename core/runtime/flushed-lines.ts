import {closeSync, openSync, writeSync} from 'node:fs';
import {MockQmpError, systemErrorCode} from './errors.ts';

const REMEDIES: Readonly<Record<string, string>> = {
	ENOSPC: 'make room there, or name a path on another file system',
	EDQUOT: 'the quota is used up: make room there, or name a path elsewhere',
};
const WRITABLE = 'name a path in a folder that exists and that you may write to';

const unwritable = (path: string, error: unknown, lineCount: number): MockQmpError => {
	const code = systemErrorCode(error) ?? '';
	const kept = lineCount > 0 ? `; the first ${lineCount} lines are in it` : '';
	return new MockQmpError('FILE_UNWRITABLE', `cannot write ${path}: ${code || error}${kept}`, {
		cause: error,
		remedy: REMEDIES[code] ?? WRITABLE,
	});
};

/** A text file that grows line by line; each line is with the system when `write` returns, whatever happens then. */
export class FlushedLines {
	readonly path: string;
	readonly #descriptor: number;
	#lineCount = 0;
	#isOpen = true;

	/**
	 * Opens the file, empty.
	 * @throws MockQmpError FILE_UNWRITABLE
	 */
	constructor(path: string) {
		this.path = path;
		try {
			this.#descriptor = openSync(path, 'w');
		} catch (error) {
			throw unwritable(path, error, 0);
		}
	}

	/** How many lines have been written. */
	get lineCount(): number {
		return this.#lineCount;
	}

	/**
	 * Adds a line.
	 * @param line without its line end
	 * @throws MockQmpError FILE_UNWRITABLE, such as on a full disk
	 */
	write(line: string): void {
		const bytes = Buffer.from(`${line}\n`);
		try {
			for (let written = 0; written < bytes.length; ) {
				written += writeSync(this.#descriptor, bytes, written);
			}
		} catch (error) {
			throw unwritable(this.path, error, this.#lineCount);
		}

		this.#lineCount += 1;
	}

	/** Closes the file; only the first call counts. */
	close(): void {
		if (this.#isOpen) {
			this.#isOpen = false;
			closeSync(this.#descriptor);
		}
	}
}
