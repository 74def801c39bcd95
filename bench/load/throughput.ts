// Events a second to one client: of the mock, beside a program that writes the same bytes prebuilt, a plain Node server
// that does JSON.stringify and write for each event, and a real QEMU that is stopped and continued as fast as it can be.
// All in one run, in turn, several times. Argument: rounds.
import {once} from 'node:events';
import {connect} from 'node:net';
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
const SECONDS = '2';
const RAW_BYTES = 65_536;
const PAIRS_AT_ONCE = 500;
const QEMU_MS = 2000;
const MILLION = 1e6;

const scenario = floodScenario();
const drain = compile('drain');
const raw = compile('raw-server');

const eventsASecond = (text: string): number => {
	const [events = 0, seconds = 1] = text.trim().split(' ').map(Number);
	return events / seconds;
};

const drained = async (kind: 'unix' | 'tcp' | 'ws', address: string): Promise<number> => {
	const client =
		drain === undefined || kind === 'ws'
			? startNode(script('count-client'), kind, address, SECONDS)
			: start(drain, [kind, address, '0', SECONDS]);
	return eventsASecond(await outputOf(client));
};

const ofUnixServer = async (
	command: string,
	args: readonly string[],
	path: string,
): Promise<number> => {
	const server = start(command, args);
	await appears(path);
	const rate = await drained('unix', path);
	await end(server);
	return rate;
};

let count = 0;
const freshPath = (): string => `${folder}/${count++}-0`;

const mockOn = async (address: string): Promise<{server: ReturnType<typeof start>; at: string}> => {
	const server = startNode(MAIN, '-s', scenario, '-l', address, '--log', 'silent');
	const at = /at (\S+)/.exec(await firstLine(server))?.[1] ?? '';
	return {server, at};
};

const ofMock = async (kind: 'unix' | 'tcp' | 'ws'): Promise<number> => {
	const listen = {
		unix: `unix:${freshPath().replace(/0$/, '{i}')}`,
		tcp: 'tcp:127.0.0.1:0',
		ws: 'ws:127.0.0.1:0/vm',
	}[kind];
	const {server, at} = await mockOn(listen);
	const rate = await drained(
		kind,
		kind === 'tcp' ? (at.split(':').at(-1) ?? '') : at.slice(kind.length + 1),
	);
	await end(server);
	return rate;
};

/** What a client gets over WebSocket that takes messages one by one, as libraries do. */
const ofMessages = async (): Promise<number> => {
	const {server, at} = await mockOn('ws:127.0.0.1:0/vm');
	const address = at.slice('ws:'.length);
	const client = startNode(script('count-client'), 'ws', address, SECONDS, 'library');
	const rate = eventsASecond(await outputOf(client));
	await end(server);
	return rate;
};

/** STOP and RESUME of a real QEMU that is asked for them without waiting. */
const ofQemu = async (): Promise<number> => {
	const path = freshPath();
	const qemu = start('qemu-system-x86_64', [
		...['-machine', 'none', '-nodefaults', '-display', 'none', '-S'],
		...['-qmp', `unix:${path},server=on,wait=off`],
	]);
	qemu.once('error', () => {});
	await appears(path);
	const socket = connect({path});
	const pairs = '{"execute":"cont"}{"execute":"stop"}'.repeat(PAIRS_AT_ONCE);
	let events = 0;
	let replies = 0;
	socket.on('data', bytes => {
		const text = bytes.toString('latin1');
		events += text.split('"event"').length - 1;
		replies += text.split('"return"').length - 1;
		if (replies >= PAIRS_AT_ONCE) {
			replies -= PAIRS_AT_ONCE * 2;
			socket.write(pairs);
		}
	});
	socket.write('{"execute":"qmp_capabilities"}');
	await once(socket, 'data');
	socket.write(pairs);
	const begin = performance.now();
	await new Promise(resolve => setTimeout(resolve, QEMU_MS));
	const rate = (events / (performance.now() - begin)) * 1000;
	socket.destroy();
	await end(qemu);
	return rate;
};

const hasQemu = await new Promise<boolean>(resolve => {
	const asked = start('qemu-system-x86_64', ['--version']);
	asked.once('error', () => resolve(false)).once('exit', code => resolve(code === 0));
});

const sources: ReadonlyArray<readonly [string, () => Promise<number>]> = [
	[
		raw === undefined ? 'raw bytes (Node)' : 'raw bytes (C)',
		() => {
			const path = freshPath();
			return raw === undefined
				? ofUnixServer(process.execPath, [script('plain-server'), 'raw', path], path)
				: ofUnixServer(raw, [path, String(RAW_BYTES)], path);
		},
	],
	['mock, unix', () => ofMock('unix')],
	[
		'stringify and write (Node)',
		() => {
			const path = freshPath();
			return ofUnixServer(process.execPath, [script('plain-server'), 'stringify', path], path);
		},
	],
	['mock, TCP', () => ofMock('tcp')],
	['mock, WebSocket (client: Node)', () => ofMock('ws')],
	['mock, WebSocket (client: Node, ws)', ofMessages],
	...(hasQemu ? [['QEMU, stop and cont', ofQemu] as const] : []),
];

const rates = new Map<string, number[]>(sources.map(([name]) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
	for (const [name, measure] of sources) {
		rates.get(name)?.push((await measure()) / MILLION);
	}
}

print(`Events a second to one client, in millions: median of ${ROUNDS} (least to most)`);
const mock = median(rates.get('mock, unix') ?? []);
for (const [name, values] of rates) {
	const ratio =
		name === 'mock, unix' ? '' : `; the mock on unix: ${(mock / median(values)).toFixed(2)} times`;
	print(`- ${name}: ${spread(values, 3)}${ratio}`);
}

print(`- client: ${drain === undefined ? 'Node' : 'C'}, in a process of its own`);
process.exit();
