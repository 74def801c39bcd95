import {closeSync, fstatSync, openSync, readdirSync, readFileSync} from 'node:fs';

/** Ids of the threads of this process, its first left out; none where the system does not tell. */
export const threadIds = (): readonly number[] => {
	try {
		return readdirSync('/proc/self/task')
			.map(Number)
			.filter(id => id !== process.pid)
			.sort((left, right) => left - right);
	} catch {
		return [];
	}
};

/** Whether a descriptor is open. */
export const isOpen = (descriptor: number): boolean => {
	try {
		fstatSync(descriptor);
		return true;
	} catch {
		return false;
	}
};

/** Whether this process can open a device for reading and writing. */
export const canOpen = (path: string): boolean => {
	try {
		closeSync(openSync(path, 'r+'));
		return true;
	} catch {
		return false;
	}
};

/**
 * Opens a new terminal and gives the path of its other end, which stays locked, so that nobody can open it: unlocking
 * takes a call that Node.js does not have. Undefined where there are none.
 */
export const openTerminal = (): string | undefined => {
	try {
		const descriptor = openSync('/dev/ptmx', 'r+');
		const [, index] =
			/^tty-index:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8')) ?? [];
		return index === undefined ? undefined : `/dev/pts/${index}`;
	} catch {
		return undefined;
	}
};
