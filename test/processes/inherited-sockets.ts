// Starts the program with sockets of its parent's: one that listens and connected ones, over TCP and unix sockets.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createConnection, createServer, type Server, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const ANSWER_MS_MAX = 10_000;
const DESCRIPTOR = 3;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** The number of the descriptor below a socket of node:net, which its types do not tell. */
const descriptorOf = (inherited: Server | Socket): number =>
	Number(Reflect.get(Object(Reflect.get(inherited, '_handle')), 'fd'));

const startWith = (inherited: Server | Socket): ChildProcess =>
	spawn(process.execPath, [PROGRAM, '--listen', `fd:${DESCRIPTOR}`, '--log', 'silent'], {
		stdio: ['ignore', 'ignore', 'inherit', descriptorOf(inherited)],
	});

/** The first bytes that a client reads; what went wrong if there are none in time. */
const firstRead = async (client: Socket): Promise<string> => {
	client.setTimeout(ANSWER_MS_MAX, () => client.destroy(new Error('no answer')));
	try {
		const [bytes] = await once(client, 'data');
		return `${bytes}`;
	} catch (error) {
		return `${error}`;
	} finally {
		client.destroy();
	}
};

const listen = async (place: {readonly path: string} | {readonly port: number}) => {
	const server = createServer({pauseOnConnect: true});
	server.listen(place);
	await once(server, 'listening');
	const address = server.address();
	const target =
		typeof address === 'object' && address !== null ? {port: address.port} : {path: `${address}`};
	return {server, target};
};

type Place = Parameters<typeof listen>[0];

const asListener = async (place: Place): Promise<string> => {
	const {server, target} = await listen(place);
	const child = startWith(server);
	// Ours is closed: whoever connects can only be served by the child.
	server.close();
	try {
		return await firstRead(createConnection(target));
	} finally {
		child.kill();
	}
};

const asConnection = async (place: Place): Promise<string> => {
	const {server, target} = await listen(place);
	const client = createConnection(target);
	const [accepted] = await once(server, 'connection');
	const child = startWith(accepted);
	accepted.destroy();
	server.close();
	try {
		return await firstRead(client);
	} finally {
		child.kill();
	}
};

const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-inherited-'));
const cases = [
	['a listening TCP socket', () => asListener({port: 0})],
	['a connected TCP socket', () => asConnection({port: 0})],
	['a connected unix socket', () => asConnection({path: join(folder, 'connected')})],
] as const;
let failed = 0;
for (const [title, run] of cases) {
	const read = await run();
	const isGreeting = read.startsWith('{"QMP"');
	failed += isGreeting ? 0 : 1;
	print(isGreeting ? `ok: ${title}` : `failed: ${title}: read "${read}"`);
}

rmSync(folder, {recursive: true});
print(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
