// Memory per idle machine with a client, and how long many machines take to start: machines in one process, clients in
// another. Argument: how many machines.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const MACHINES = Number(process.argv[2] ?? 9000);
// A collector that has nothing to do gives memory back only after a while.
const SETTLE_MS = Number(process.argv[3] ?? 3000);
const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const CLIENTS = fileURLToPath(new URL('./many-clients.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));

const rssOf = ({pid}: ChildProcess): number =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Starts a program and waits for its first line. */
const begin = async (args: readonly string[]): Promise<[ChildProcess, number]> => {
	const start = performance.now();
	const child = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'inherit']});
	await once(child.stdout, 'data');
	return [child, performance.now() - start];
};

const measure = async (
	machines: number,
): Promise<{kib: number; emptyKib: number; startMs: number}> => {
	const address = `unix:${join(folder, 'vm-{i}.sock')}`;
	const [server, startMs] = await begin([MAIN, '--instances', String(machines), '-l', address]);
	const emptyKib = rssOf(server);
	const [clients] = await begin([CLIENTS, String(machines), address]);
	await sleep(SETTLE_MS);
	const kib = rssOf(server);
	clients.kill();
	server.kill('SIGKILL');
	await Promise.all([once(clients, 'close'), once(server, 'close')]);
	return {kib, emptyKib, startMs};
};

try {
	const one = await measure(1);
	const many = await measure(MACHINES);
	const each = (many.kib - one.kib) / (MACHINES - 1);
	const print = (text: string): boolean => process.stdout.write(`${text}\n`);
	print(`1 machine: ${one.kib} KiB, ready after ${one.startMs.toFixed(0)} ms`);
	print(
		`${MACHINES} machines with a client each: ${many.kib} KiB, ready after ${many.startMs.toFixed(0)} ms`,
	);
	print(
		`without clients: ${((many.emptyKib - one.emptyKib) / (MACHINES - 1)).toFixed(2)} KiB a machine`,
	);
	print(`each machine with its client: ${each.toFixed(2)} KiB`);
} finally {
	rmSync(folder, {recursive: true, force: true});
}
