// Events a second to one client on a unix socket: of the mock, beside a server that writes the same bytes again and
// again and one that does JSON.stringify and write for each event, all in one run.
import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const ROUNDS = 3;
const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const PLAIN_SERVER = fileURLToPath(new URL('./plain-server.js', import.meta.url));
const CLIENT = fileURLToPath(new URL('./count-client.js', import.meta.url));
// A counter and stamps that change from event to event.
const SCENARIO = `mock-qmp: 1
load:
  events:
    - {emit: QUORUM_FAILURE, data: {reference: quorum0, sector-num: "$\{seq % 2097144}", sectors-count: 8}}
  phases: [{for: 1h, rate: max}]
`;

const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const scenario = join(folder, 'flood.yaml');
writeFileSync(scenario, SCENARIO);

interface Server {
	readonly name: string;
	readonly start: (path: string) => readonly string[];
	/** Enough for a few seconds. */
	readonly events: number;
}

const servers: readonly Server[] = [
	{name: 'raw bytes', start: path => [PLAIN_SERVER, 'raw', path], events: 60_000_000},
	{
		name: 'mock',
		// A load is served as a fleet is, of one machine: {i} is its number.
		start: path => [
			MAIN,
			'-s',
			scenario,
			'-l',
			`unix:${path.replace(/0$/, '{i}')}`,
			'--log',
			'silent',
		],
		events: 20_000_000,
	},
	{
		name: 'stringify and write',
		start: path => [PLAIN_SERVER, 'stringify', path],
		events: 1_000_000,
	},
];

const measure = async ({start, events}: Server, path: string): Promise<number> => {
	const server: ChildProcess = spawn(process.execPath, start(path), {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	while (!existsSync(path)) {
		await sleep(5);
	}

	const {stdout} = spawnSync(process.execPath, [CLIENT, path, String(events)], {encoding: 'utf8'});
	const ended = new Promise(resolve => {
		server.once('exit', resolve);
	});
	server.kill('SIGKILL');
	await ended;
	rmSync(path, {force: true});
	return Number(stdout);
};

const best = new Map<string, number>();
for (let round = 0; round < ROUNDS; round++) {
	for (const server of servers) {
		const rate = await measure(
			server,
			join(folder, `${round}-${server.name.replaceAll(' ', '-')}-0`),
		);
		best.set(server.name, Math.max(best.get(server.name) ?? 0, rate));
	}
}

const mock = best.get('mock') ?? 0;
for (const [name, rate] of best) {
	const ratio = name === 'mock' ? '' : `, the mock gives ${(mock / rate).toFixed(2)} times that`;
	process.stdout.write(`${name}: ${(rate / 1e6).toFixed(2)} million events/s${ratio}\n`);
}

rmSync(folder, {recursive: true, force: true});
