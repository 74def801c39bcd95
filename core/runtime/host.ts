import {readFileSync} from 'node:fs';
import {availableParallelism, freemem, hostname} from 'node:os';

/** The name of the host, or of the container. */
export const hostName = (): string => hostname();

/** How many things this host can do at the same time. */
export const processorCount = (): number => availableParallelism();

/** Memory that is free, in bytes. */
export const freeMemory = (): number => freemem();

/** How many descriptors this process may have open; undefined where the system does not tell, or sets no limit. */
export const openFileLimit = (): number | undefined => {
	let limits: string;
	try {
		limits = readFileSync('/proc/self/limits', 'utf8');
	} catch {
		// Only Linux has that file.
		return undefined;
	}

	const [, limit] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
	return limit === undefined ? undefined : Number(limit);
};
