import {readFileSync} from 'node:fs';

const KIBIBYTES = 1024;

/** The memory of a process in MiB, what it shares with others counted once among them (PSS). */
export const shareOf = (pid: number | undefined): number => {
	const [, size] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
	return Number(size) / KIBIBYTES;
};

/** One line of what many of them take. */
export const sharesLine = (name: string, pids: ReadonlyArray<number | undefined>): string => {
	const total = pids.reduce<number>((sum, pid) => sum + shareOf(pid), 0);
	const each = (total / pids.length).toFixed(1);
	return `- ${name}: ${pids.length} machines ${total.toFixed(0)} MiB, ${each} MiB each\n`;
};
