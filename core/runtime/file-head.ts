import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {systemErrorCode} from './errors.ts';

// What `stat` counts the room on disk in, in bytes.
const BLOCK = 512;

/** How a file of the host begins, and how much there is of it. */
export interface FileHead {
	readonly head: Uint8Array;
	/** Bytes. */
	readonly length: number;
	/** Bytes that it takes on disk. */
	readonly allocated: number;
}

/** The first bytes of a file; undefined when it cannot be read. */
export const readFileHead = (path: string, count: number): FileHead | undefined => {
	let file: number | undefined;
	try {
		file = openSync(path, 'r');
		const {size, blocks} = fstatSync(file);
		const head = new Uint8Array(Math.min(count, size));
		readSync(file, head, 0, head.length, 0);
		return {head, length: size, allocated: blocks * BLOCK};
	} catch (error) {
		if (systemErrorCode(error) === undefined) {
			throw error;
		}

		return undefined;
	} finally {
		if (file !== undefined) {
			closeSync(file);
		}
	}
};
