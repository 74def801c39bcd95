import {
	closeSync,
	existsSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {MockQmpError, systemErrorCode} from './errors.ts';

const ROOT = new URL('../../', import.meta.url);

/** Reads a data file of the package; `path` counts from the package's built root. */
export const readPackageFile = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Reads a data file of the package that is packed with Brotli. */
export const readPackedFile = (path: string): string =>
	process
		.getBuiltinModule('node:zlib')
		.brotliDecompressSync(readFileSync(new URL(path, ROOT)))
		.toString();

/** Names of the data files in a folder of the package, sorted. */
export const listPackageFiles = (path: string): readonly string[] =>
	readdirSync(new URL(path, ROOT)).sort();

/**
 * Reads a file of the user.
 * @throws MockQmpError FILE_UNREADABLE
 */
export const readUserFile = (path: string): string => {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new MockQmpError(
			'FILE_UNREADABLE',
			`cannot read ${path}: ${systemErrorCode(error) ?? error}`,
			{
				cause: error,
				remedy: 'check the path and its permissions',
			},
		);
	}
};

/**
 * Paths of the files in a folder of the user whose names match, sorted.
 * @throws MockQmpError FILE_UNREADABLE
 */
export const listUserFiles = (folder: string, name: RegExp): readonly string[] => {
	try {
		return readdirSync(folder)
			.filter(file => name.test(file))
			.sort()
			.map(file => join(folder, file));
	} catch (error) {
		throw new MockQmpError(
			'FILE_UNREADABLE',
			`cannot read ${folder}: ${systemErrorCode(error) ?? error}`,
			{cause: error, remedy: 'name a folder that exists'},
		);
	}
};

/**
 * Writes a file so that a reader sees all of it or nothing.
 * @throws MockQmpError FILE_UNWRITABLE
 */
export const writeFileAtomically = (path: string, content: string | Uint8Array): void => {
	const draft = `${path}.${process.pid}.tmp`;
	try {
		writeFileSync(draft, content);
		renameSync(draft, path);
	} catch (error) {
		rmSync(draft, {force: true});
		throw new MockQmpError(
			'FILE_UNWRITABLE',
			`cannot write ${path}: ${systemErrorCode(error) ?? error}`,
			{
				cause: error,
				remedy: 'name a path in a folder that exists and that you may write to',
			},
		);
	}
};

/** Writes a file that only its owner can read; the error is that of the system. */
export const writePrivateFile = (path: string, text: string): void => {
	writeFileSync(path, text, {mode: 0o600});
};

/** Removes a file if it is there. */
export const removeFile = (path: string): void => {
	rmSync(path, {force: true});
};

/** Removes a file if it is there and no device, pipe or the like. */
export const removeRegularFile = (path: string): void => {
	if (lstatSync(path, {throwIfNoEntry: false})?.isFile()) {
		rmSync(path, {force: true});
	}
};

/** Whether there is a file, or anything else, at a path. */
export const fileExists = (path: string): boolean => existsSync(path);

/** Whether a path has nothing at it yet, or a file without content. */
export const isVacant = (path: string): boolean => {
	const found = statSync(path, {throwIfNoEntry: false});
	return found === undefined || (found.isFile() && found.size === 0);
};

const REASONS: Readonly<Record<string, string>> = {
	EACCES: 'Permission denied',
	EISDIR: 'Is a directory',
	ELOOP: 'Too many levels of symbolic links',
	EMFILE: 'Too many open files',
	ENAMETOOLONG: 'File name too long',
	ENOENT: 'No such file or directory',
	ENOSPC: 'No space left on device',
	ENOTDIR: 'Not a directory',
	EPERM: 'Operation not permitted',
	EROFS: 'Read-only file system',
	ENXIO: 'No such device or address',
};

const reasonOf = (error: unknown): string =>
	REASONS[systemErrorCode(error) ?? ''] ?? 'Input/output error';

/**
 * Writes a file for a client of QMP: `bytes`, then zeros up to `length`, which take no room on the disk. Gives what the
 * C library would say of a failure.
 */
export const writeForClient = (
	path: string,
	bytes: Uint8Array,
	length = bytes.length,
): string | undefined => {
	try {
		writeFileSync(path, bytes);
		if (length > bytes.length && isRegularFile(path)) {
			truncateSync(path, length);
		}

		return undefined;
	} catch (error) {
		return reasonOf(error);
	}
};

const isRegularFile = (path: string): boolean => statSync(path).isFile();

/** Whether a client of QMP may read a file: what the C library would say of a failure. */
export const readForClient = (path: string): string | undefined => {
	try {
		closeSync(openSync(path, 'r'));
		return undefined;
	} catch (error) {
		return reasonOf(error);
	}
};
