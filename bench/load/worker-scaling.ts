// What two workers deliver compared with one, to the cheapest client there is: a C program that reads and throws away,
// one for each of two machines, in processes of their own. Servers and clients share the processors of the host, so that
// the ratio is bounded by what is left for the servers. Argument: rounds.
import {
	appears,
	compile,
	end,
	firstLine,
	floodScenario,
	folder,
	MAIN,
	median,
	outputOf,
	print,
	script,
	spread,
	start,
	startNode,
} from './harness.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const SECONDS = '3';
const MACHINES = [0, 1];
const MILLION = 1e6;
const scenario = floodScenario();
const drain = compile('drain');

const measure = async (workers: number, round: number): Promise<number> => {
	const name = `${folder}/w${workers}-${round}`;
	const server = startNode(
		MAIN,
		...['-s', scenario, '--instances', '2', '--workers', String(workers), '-l', `unix:${name}-{i}`],
	);
	await firstLine(server);
	await appears(`${name}-1`);
	const texts = await Promise.all(
		MACHINES.map(index => {
			const path = `${name}-${index}`;
			return outputOf(
				drain === undefined
					? startNode(script('count-client'), 'unix', path, SECONDS)
					: start(drain, ['unix', path, '0', SECONDS]),
			);
		}),
	);
	await end(server, 'SIGTERM');
	return texts
		.map(text => text.trim().split(' ').map(Number))
		.reduce((sum, [events = 0, seconds = 1]) => sum + events / seconds / MILLION, 0);
};

const rates: Readonly<Record<1 | 2, number[]>> = {1: [], 2: []};
for (let round = 0; round < ROUNDS; round++) {
	rates[1].push(await measure(1, round));
	rates[2].push(await measure(2, round));
}

print(
	`Millions of events a second to two clients, of ${drain === undefined ? 'Node' : 'C'}: median of ${ROUNDS}`,
);
print(`- one worker: ${spread(rates[1])}`);
print(
	`- two workers: ${spread(rates[2])}, ${(median(rates[2]) / median(rates[1])).toFixed(2)} times`,
);
process.exit();
