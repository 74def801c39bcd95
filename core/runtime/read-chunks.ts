import {closeSync, openSync, readSync} from 'node:fs';
import {MockQmpError, systemErrorCode} from './errors.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * The bytes of a file of the user, a piece at a time. A piece is overwritten by the next.
 * @throws MockQmpError FILE_UNREADABLE
 */
export function* readChunks(path: string): Generator<Buffer, void, undefined> {
	const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
	let file: number | undefined;
	try {
		file = openSync(path, 'r');
		for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
			yield buffer.subarray(0, length);
		}
	} catch (error) {
		const code = systemErrorCode(error);
		if (code === undefined) {
			throw error;
		}

		throw new MockQmpError('FILE_UNREADABLE', `cannot read ${path}: ${code}`, {
			cause: error,
			remedy: 'check the path and its permissions',
		});
	} finally {
		if (file !== undefined) {
			closeSync(file);
		}
	}
}
