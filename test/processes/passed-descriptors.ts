// Passes descriptors to the emulator beside its commands, as libvirt does.
import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createConnection, createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {handleOf} from '../../core/runtime/stream-internals.ts';
import {connectWhenReady} from '../conformance/endpoint.ts';
import {MOCK} from '../emulator/programs.ts';
import {connectPassing, type PassingClient} from '../helpers/passing-client.ts';
import {Suite} from '../helpers/suite.ts';

const ANSWER_MS_MAX = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const suite = new Suite();

/** A client of an emulator of its own. */
class Client {
	readonly #child: ChildProcess;
	readonly #client: PassingClient;
	readonly #answers: Array<Readonly<Record<string, unknown>>> = [];

	private constructor(child: ChildProcess, client: PassingClient) {
		this.#child = child;
		this.#client = client;
		createInterface({input: client.socket}).on('line', line => {
			const message = JSON.parse(line);
			if ('return' in message || 'error' in message) {
				this.#answers.push(message);
				client.socket.emit('answer');
			}
		});
	}

	static async start(): Promise<Client> {
		const path = join(folder, 'qmp.sock');
		const words = ['-nodefaults', '-display', 'none', '-m', '64'];
		const child = spawn(MOCK, [...words, '-qmp', `unix:${path},server=on,wait=off`], {
			stdio: 'ignore',
		});
		(await connectWhenReady(path)).destroy();
		const client = new Client(child, await connectPassing(path));
		await client.ask({execute: 'qmp_capabilities'});
		return client;
	}

	get isAlive(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Sends commands in one go, with a descriptor beside them, and gives the answers. */
	async askAll(commands: readonly object[], descriptor?: number): Promise<readonly unknown[]> {
		this.#answers.length = 0;
		const text = commands.map(command => `${JSON.stringify(command)}\n`).join('');
		const {socket, pass} = this.#client;
		if (descriptor === undefined) {
			socket.write(text);
		} else {
			pass(text, descriptor);
		}

		const signal = AbortSignal.timeout(ANSWER_MS_MAX);
		while (this.#answers.length < commands.length) {
			await once(socket, 'answer', {signal});
		}

		return [...this.#answers];
	}

	async ask(command: object, descriptor?: number): Promise<unknown> {
		const [answer] = await this.askAll([command], descriptor);
		return answer;
	}

	kill(): void {
		this.#child.kill('SIGKILL');
		this.#client.socket.destroy();
	}
}

const getfd = (fdname: string): object => ({execute: 'getfd', arguments: {fdname}});
const migrate = (uri: string): object => ({execute: 'migrate', arguments: {uri}});
const done = {return: {}};

/** A connection: the end to pass, which nobody reads here, and what comes out at the other. */
const createWay = async (
	options: {readonly path: string} | {readonly port: number; readonly host: string},
): Promise<{readonly descriptor: number; readonly near: Socket; readonly far: Socket}> => {
	const server = createServer({pauseOnConnect: true}).listen(options);
	await once(server, 'listening');
	const connected = once(server, 'connection');
	const bound = server.address();
	const far = createConnection(
		typeof bound === 'object' && bound !== null
			? {port: bound.port, host: bound.address}
			: {path: String(bound)},
	);
	const [near]: Socket[] = await connected;
	server.close();
	assert.ok(near !== undefined);
	const {fd: descriptor} = handleOf(near) ?? {};
	assert.ok(descriptor !== undefined);
	return {descriptor, near, far};
};

const first = await Client.start();

for (const [title, options] of [
	['unix socket', {path: join(folder, 'way.sock')}],
	['TCP connection', {host: '127.0.0.1', port: 0}],
] as const) {
	await suite.check(`migrate speaks through a ${title} that was passed`, async () => {
		const {descriptor, near, far} = await createWay(options);
		assert.deepEqual(await first.ask(getfd('way'), descriptor), done);
		near.destroy();
		assert.deepEqual(await first.ask(migrate('fd:way')), done);
		const [bytes] = await once(far, 'data', {signal: AbortSignal.timeout(ANSWER_MS_MAX)});
		assert.deepEqual(JSON.parse(String(bytes)), {'mock-qmp-migration': 1});
		far.destroy();
		await first.ask({execute: 'migrate_cancel'});
	});
}

await suite.check('a name is given up by migrate', async () => {
	const answer = await first.ask({execute: 'closefd', arguments: {fdname: 'way'}});
	assert.match(JSON.stringify(answer), /File descriptor named 'way' not found/);
});

await suite.check('a passed connection is closed by closefd', async () => {
	const {descriptor, near, far} = await createWay({path: join(folder, 'closed.sock')});
	await first.ask(getfd('closed'), descriptor);
	near.destroy();
	far.resume();
	await first.ask({execute: 'closefd', arguments: {fdname: 'closed'}});
	await once(far, 'end', {signal: AbortSignal.timeout(ANSWER_MS_MAX)});
});

await suite.check('a file and a device are believed; the process stays', async () => {
	const file = join(folder, 'file');
	writeFileSync(file, 'as it was');
	assert.deepEqual(await first.ask(getfd('file'), openSync(file, 'r+')), done);
	assert.deepEqual(await first.ask(getfd('device'), openSync('/dev/null', 'r+')), done);
	assert.deepEqual(await first.ask(getfd('unsent')), done);
	assert.equal(readFileSync(file, 'utf8'), 'as it was');
	assert.ok(first.isAlive);
});

await suite.check('commands around one with a descriptor are answered in order', async () => {
	const {descriptor, near, far} = await createWay({path: join(folder, 'order.sock')});
	const answers = await first.askAll(
		[
			{execute: 'query-name', id: 1},
			{...getfd('order'), id: 2},
			{execute: 'query-kvm', id: 3},
		],
		descriptor,
	);
	assert.deepEqual(
		answers.map(answer => Object(answer).id),
		[1, 2, 3],
	);
	near.destroy();
	far.destroy();
});

await suite.check('much without descriptors is answered in order', async () => {
	const ids = Array.from({length: 2000}, (_, id) => id);
	const answers = await first.askAll(ids.map(id => ({execute: 'query-status', id})));
	assert.deepEqual(
		answers.map(answer => Object(answer).id),
		ids,
	);
});

first.kill();
rmSync(folder, {recursive: true});
suite.finish();
