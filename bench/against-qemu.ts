import {once} from 'node:events';
import {
	connectWhenReady,
	installedQemu,
	startMock,
	startQemu,
} from '../test/conformance/endpoint.ts';
import {Exchange} from '../test/fuzz/exchange.ts';

// Start to greeting, and the round trip of query-status, of the mock beside a real QEMU in one run.
const STARTS = 15;
const ROUND_TRIPS = 2000;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const median = (values: readonly number[]): number =>
	[...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;

const openExchange = async (path: string): Promise<Exchange> => {
	const exchange = await Exchange.open(path, 'plain');
	if (exchange === undefined) {
		throw new Error(`no answer at ${path}`);
	}

	return exchange;
};

const timeStart = async (start: typeof startMock): Promise<number> => {
	const begin = performance.now();
	const server = start();
	const socket = await connectWhenReady(server.path);
	await once(socket, 'data');
	const elapsed = performance.now() - begin;
	socket.destroy();
	await server.stop();
	return elapsed;
};

const timeRoundTrips = async (start: typeof startMock): Promise<number> => {
	const server = start();
	const exchange = await openExchange(server.path);
	const times: number[] = [];
	for (let turn = 0; turn < ROUND_TRIPS; turn++) {
		const begin = performance.now();
		await exchange.ask(['{"execute": "query-status"}']);
		times.push(performance.now() - begin);
	}

	exchange.close();
	await server.stop();
	return median(times);
};

const compare = (what: string, mock: number, qemu: number): void => {
	print(
		`${what}: mock ${mock.toFixed(3)} ms, QEMU ${qemu.toFixed(3)} ms, ratio ${(mock / qemu).toFixed(2)}`,
	);
};

print(`against ${installedQemu() ?? 'no QEMU: install qemu-system-x86'}; medians`);
const starts: Record<'mock' | 'qemu', number[]> = {mock: [], qemu: []};
for (let turn = 0; turn < STARTS; turn++) {
	starts.mock.push(await timeStart(startMock));
	starts.qemu.push(await timeStart(startQemu));
}

compare('start to greeting', median(starts.mock), median(starts.qemu));
compare(
	'query-status, end mark included',
	await timeRoundTrips(startMock),
	await timeRoundTrips(startQemu),
);
