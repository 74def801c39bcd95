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

/** The row of a descriptor's socket in a table of the kernel's, as columns; undefined where that cannot be told. */
const rowOf = (
	descriptor: number,
): {readonly table: (typeof TABLES)[number]; readonly columns: readonly string[]} | undefined => {
	try {
		const inode = inodeOf(descriptor);
		for (const table of inode === undefined ? [] : TABLES) {
			for (const line of readFileSync(table.file, 'utf8').split('\n')) {
				const columns = line.trim().split(/\s+/);
				if (columns[table.inode] === inode) {
					return {table, columns};
				}
			}
		}
	} catch {
		// No such table or descriptor: opening it will tell what is wrong.
	}

	return undefined;
};

/** Whether a descriptor is a socket that listens; undefined where that cannot be told: without Linux's /proc. */
export const isListeningSocket = (descriptor: number): boolean | undefined => {
	const row = rowOf(descriptor);
	return row === undefined ? undefined : row.columns[row.table.state] === row.table.listening;
};

/** The path that a descriptor's unix socket is bound to; undefined where there is none. */
export const socketPath = (descriptor: number): string | undefined => {
	const row = rowOf(descriptor);
	return row?.table.file === '/proc/net/unix'
		? row.columns.slice(row.table.inode + 1).join(' ') || undefined
		: undefined;
};
