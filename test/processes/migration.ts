// Moves machines between two processes, over unix sockets and TCP.
import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import EventEmitter, {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.js';

const PROGRAM = fileURLToPath(new URL('../../cli/emulator/main.js', import.meta.url));
const ANSWER_MS_MAX = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const PATH = `unix:${join(folder, 'm.sock')}`;

type Message = Readonly<Record<string, unknown>>;

/** A process that is taken for QEMU, with its monitor on its standard streams. */
class Emulator {
	/** Events as they came: the name, or the status of a migration, with the stamp in microseconds. */
	readonly told: Array<readonly [string, number]> = [];
	readonly ended: Promise<number | null>;
	readonly #child: ChildProcess;
	#answer: (message: Message) => void = () => {};
	readonly #bell = new EventEmitter();

	constructor(...words: readonly string[]) {
		const args = [
			PROGRAM,
			'-nodefaults',
			'-display',
			'none',
			'-m',
			'64',
			'-qmp',
			'stdio',
			...words,
		];
		this.#child = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'ignore']});
		this.ended = once(this.#child, 'exit').then(([code]) => code);
		createInterface({input: this.#child.stdout ?? process.stdin}).on('line', line => {
			const message = JSON.parse(line);
			if ('event' in message) {
				const {seconds, microseconds} = message.timestamp;
				this.told.push([message.data?.status ?? message.event, seconds * 1e6 + microseconds]);
				this.#bell.emit('told');
			} else if (!('QMP' in message)) {
				this.#answer(message);
			}
		});
	}

	ask(execute: string, args: object = {}): Promise<Message> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`no answer to ${execute}`)), ANSWER_MS_MAX);
			this.#answer = message => {
				clearTimeout(late);
				resolve(message);
			};
			this.#child.stdin?.write(`${JSON.stringify({execute, arguments: args})}\n`);
		});
	}

	async negotiate(): Promise<this> {
		await this.ask('qmp_capabilities');
		const capabilities = [{capability: 'events', state: true}];
		await this.ask('migrate-set-capabilities', {capabilities});
		return this;
	}

	/** The stamp of an event, which may have to come yet. */
	async stampOf(name: string): Promise<number> {
		const signal = AbortSignal.timeout(ANSWER_MS_MAX);
		for (;;) {
			const found = this.told.find(([told]) => told === name);
			if (found !== undefined) {
				return found[1];
			}

			await once(this.#bell, 'told', {signal}).catch(() => {
				throw new Error(`no ${name} after ${JSON.stringify(this.told)}`);
			});
		}
	}

	get names(): readonly string[] {
		return this.told.map(([name]) => name).filter(name => name !== 'MIGRATION_PASS');
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}
}

const start = async (...words: readonly string[]): Promise<readonly [Emulator, Emulator]> => {
	const target = await new Emulator('-incoming', ...words).negotiate();
	return [await new Emulator().negotiate(), target];
};

const inOrder = async (...stamps: ReadonlyArray<Promise<number>>): Promise<void> => {
	const found = await Promise.all(stamps);
	assert.deepEqual(
		found,
		found.toSorted((left, right) => left - right),
	);
};

const suite = new Suite();
const all: Emulator[] = [];

await suite.check('source and target tell one story over a unix socket', async () => {
	const [source, target] = await start(PATH);
	all.push(source, target);
	await source.ask('migrate', {uri: PATH});
	await inOrder(
		source.stampOf('setup'),
		source.stampOf('active'),
		source.stampOf('STOP'),
		source.stampOf('completed'),
		target.stampOf('RESUME'),
		target.stampOf('completed'),
	);
	assert.deepEqual(source.names, ['setup', 'active', 'STOP', 'completed']);
	assert.deepEqual(target.names, ['active', 'RESUME', 'completed']);
	const {return: now} = await target.ask('query-migrate');
	assert.deepEqual(now, {status: 'completed'});
});

await suite.check('migrate-incoming listens on a port that the system chooses', async () => {
	const [source, target] = await start('defer', '-S');
	all.push(source, target);
	await target.ask('migrate-incoming', {uri: 'tcp:127.0.0.1:0'});
	const {return: info} = await target.ask('query-migrate');
	const [{port}] = Object(info)['socket-address'];
	await source.ask('migrate', {uri: `tcp:127.0.0.1:${port}`});
	await inOrder(source.stampOf('completed'), target.stampOf('completed'));
	assert.deepEqual(target.names, ['setup', 'active', 'completed']);
	const {return: status} = await target.ask('query-status');
	assert.equal(Object(status).status, 'paused');
});

const begun = async (): Promise<readonly [Emulator, Emulator]> => {
	const [source, target] = await start(PATH);
	all.push(source, target);
	await source.ask('migrate-set-parameters', {'max-bandwidth': 100_000});
	await source.ask('migrate', {uri: PATH});
	await source.stampOf('active');
	return [source, target];
};

await suite.check('a migration that is cancelled ends the target with 1', async () => {
	const [source, target] = await begun();
	await source.ask('migrate_cancel');
	await source.stampOf('cancelled');
	assert.equal(await target.ended, 1);
	assert.deepEqual(target.names, ['active', 'failed']);
});

await suite.check('a source whose target is killed runs on', async () => {
	const [source, target] = await begun();
	target.kill();
	await source.stampOf('failed');
	const {return: info} = await source.ask('query-migrate');
	assert.equal(Object(info)['error-desc'], 'Unable to write to socket: Broken pipe');
	const {return: status} = await source.ask('query-status');
	assert.equal(Object(status).status, 'running');
});

await suite.check('a refused connection is told as by QEMU', async () => {
	const source = await new Emulator().negotiate();
	all.push(source);
	await source.ask('migrate', {uri: 'tcp:127.0.0.1:1'});
	await source.stampOf('failed');
	const {return: info} = await source.ask('query-migrate');
	const reason = "Failed to connect to '127.0.0.1:1': Connection refused";
	assert.deepEqual(info, {status: 'failed', 'error-desc': reason});
});

for (const emulator of all) {
	emulator.kill();
}

rmSync(folder, {recursive: true});
suite.finish();
