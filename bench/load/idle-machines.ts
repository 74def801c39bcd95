// Memory per idle machine with a client, and how long many machines take to start: machines in one process, clients in
// another. Argument: how many machines.
import {setTimeout as sleep} from 'node:timers/promises';
import {end, firstLine, folder, MAIN, print, residentKib, script, startNode} from './harness.ts';

const MACHINES = Number(process.argv[2] ?? 9000);
// A collector that has nothing to do gives memory back only after a while.
const SETTLE_MS = Number(process.argv[3] ?? 3000);

interface Measured {
	readonly emptyKib: number;
	readonly kib: number;
	readonly startMs: number;
}

const measure = async (machines: number): Promise<Measured> => {
	const address = `unix:${folder}/${machines}-{i}.sock`;
	const begin = performance.now();
	const server = startNode(MAIN, '--instances', String(machines), '-l', address);
	await firstLine(server);
	const startMs = performance.now() - begin;
	const emptyKib = residentKib(server);
	const clients = startNode(script('many-clients'), String(machines), address);
	await firstLine(clients);
	await sleep(SETTLE_MS);
	const kib = residentKib(server);
	await end(clients);
	await end(server);
	return {kib, emptyKib, startMs};
};

const one = await measure(1);
const many = await measure(MACHINES);
const each = (kib: number, bare: number): string => ((kib - bare) / (MACHINES - 1)).toFixed(2);
print('Idle machines in one process, on unix sockets, with a client each in another');
print(`- 1 machine: ${one.kib} KiB, ready after ${one.startMs.toFixed(0)} ms`);
print(`- ${MACHINES} machines: ${many.kib} KiB, ready after ${many.startMs.toFixed(0)} ms`);
print(`- a machine without a client: ${each(many.emptyKib, one.emptyKib)} KiB`);
print(`- a machine with its client: ${each(many.kib, one.kib)} KiB`);
process.exit();
