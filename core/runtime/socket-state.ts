import {readFileSync, readlinkSync} from 'node:fs';

// net/unix/af_unix.c, unix_seq_show: __SO_ACCEPTCON is set for sockets that listen.
const UNIX_LISTENING = '00010000';
// include/net/tcp_states.h: TCP_LISTEN.
const TCP_LISTENING = '0A';

/** A table of the kernel's, with the columns that hold a socket's inode and its state. */
const TABLES = [
	{file: '/proc/net/unix', inode: 6, state: 3, listening: UNIX_LISTENING},
	{file: '/proc/net/tcp', inode: 9, state: 3, listening: TCP_LISTENING},
	{file: '/proc/net/tcp6', inode: 9, state: 3, listening: TCP_LISTENING},
] as const;

const inodeOf = (descriptor: number): string | undefined =>
	/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${descriptor}`))?.[1];

/** Whether a descriptor is a socket that listens; undefined where that cannot be told: without Linux's /proc. */
export const isListeningSocket = (descriptor: number): boolean | undefined => {
	try {
		const inode = inodeOf(descriptor);
		for (const table of inode === undefined ? [] : TABLES) {
			for (const line of readFileSync(table.file, 'utf8').split('\n')) {
				const columns = line.trim().split(/\s+/);
				if (columns[table.inode] === inode) {
					return columns[table.state] === table.listening;
				}
			}
		}
	} catch {
		// No such table or descriptor: opening it will tell what is wrong.
	}

	return undefined;
};
