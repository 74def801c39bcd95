import {closeSync, openSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';

const FOLDER = '/proc/self/fd';

const targetOf = (descriptor: number | string): string | undefined => {
	try {
		return readlinkSync(`${FOLDER}/${descriptor}`);
	} catch {
		return undefined;
	}
};

/** The numbers that are in use; none without Linux's /proc. */
export const openDescriptors = (): readonly number[] => {
	try {
		// That which lists them is closed by now.
		return readdirSync(FOLDER)
			.filter(name => targetOf(name) !== undefined)
			.map(Number);
	} catch {
		return [];
	}
};

/** What is open there. */
export const descriptorKind = (descriptor: number): 'socket' | 'pipe' | 'other' => {
	const [kind] = (targetOf(descriptor) ?? '').split(':');
	return kind === 'socket' || kind === 'pipe' ? kind : 'other';
};

/**
 * How many descriptors wait in what a unix socket has not read (`scm_fds`, net/unix/af_unix.c, `unix_show_fdinfo`);
 * undefined where the kernel does not tell.
 */
export const waitingDescriptors = (socket: number): number | undefined => {
	try {
		const text = readFileSync(`/proc/self/fdinfo/${socket}`, 'latin1');
		const [, count] = /^scm_fds:\s*(\d+)$/m.exec(text) ?? [];
		return count === undefined ? undefined : Number(count);
	} catch {
		return undefined;
	}
};

/** Opens a folder: a descriptor that is no stream. */
export const openRoot = (): number => openSync('/', 'r');

/** Closes a number, whoever believes to own it. */
export const closeDescriptor = (descriptor: number): void => closeSync(descriptor);
