import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {isDeepStrictEqual} from 'node:util';
import {CHROMIUM, type PageClient, startPageClient} from './page-client.ts';

// A page in headless Chromium is the client of `mock-qmp --scenario quorum-failure` over WebSocket.
const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const ARGS = ['--scenario', 'quorum-failure', '--listen', 'ws:127.0.0.1:0', '--speed', '20'];
const PATIENCE_MS = 60_000;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

let passed = 0;
let failed = 0;

const check = (title: string, isGood: boolean): void => {
	if (isGood) {
		passed++;
	} else {
		failed++;
	}

	print(`${isGood ? 'ok' : 'not ok'} ${passed + failed} - ${title}`);
};

const playSession = async (client: PageClient): Promise<void> => {
	const greeting = await client.waitFor(/^\{"QMP": /);
	check('the greeting comes first, in a binary frame', greeting?.kind === 'binary');
	check('nothing came before it', greeting === client.frames[0]);

	await client.send('{"execute": "qmp_capabilities", "id": "text"}', 'text');
	const negotiated = await client.waitFor(/^\{"return": \{\}, "id": "text"\}/);
	check('a command in a text frame is answered in one', negotiated?.kind === 'text');

	const reported = await client.waitFor(/"event": "QUORUM_REPORT_BAD", .*"node-name": /);
	check('QUORUM_REPORT_BAD names a node', reported !== undefined);
	const lost = await client.waitFor(/"event": "QUORUM_FAILURE", .*"reference": /);
	check('QUORUM_FAILURE names the quorum', lost !== undefined);
	const stopped = await client.waitFor(/"event": "STOP"/);
	check('the guest stops', stopped !== undefined);
	const story = [reported, lost, stopped];
	const told = client.frames.filter(frame => story.includes(frame));
	check('in this order', isDeepStrictEqual(told, story));

	await client.send('{"execute": "query-status", "id": "binary"}', 'binary');
	const status = await client.waitFor(/"id": "binary"/);
	check('a command in a binary frame is answered in one', status?.kind === 'binary');
	check('the machine is stopped by the error', status?.text.includes('"io-error"') ?? false);
};

const endSession = async (client: PageClient, end: () => Promise<number | null>): Promise<void> => {
	const exitCode = end();
	const shutdown = await client.waitFor(/"event": "SHUTDOWN", .*"reason": "host-signal"/);
	check('SIGTERM gives SHUTDOWN', shutdown !== undefined);
	check('then the close of the socket', (await client.waitForClose()) !== undefined);
	check('and exit code 0', (await exitCode) === 0);
	check(
		'every frame is one message with its line end',
		client.frames.every(({text}) => /^\{[^\r\n]*\}\r\n$/.test(text)),
	);
};

const run = async (): Promise<void> => {
	const child = spawn(process.execPath, [MAIN, ...ARGS], {stdio: ['ignore', 'pipe', 'inherit']});
	const exited = once(child, 'exit').then(([code]: Array<number | null>) => code ?? null);
	try {
		const deadline = AbortSignal.timeout(PATIENCE_MS);
		const [ready] = await once(createInterface(child.stdout), 'line', {signal: deadline});
		print(`# ${ready}`);
		const address = /^ready ws:(\S+)/.exec(String(ready))?.[1];
		check('the ready line names the address', address !== undefined);
		const client = await startPageClient(`ws://${address}`, deadline);
		print(`# Chromium ${client.version}`);
		try {
			await playSession(client);
			await endSession(client, () => {
				child.kill('SIGTERM');
				return exited;
			});
		} finally {
			await client.close();
			for (const {kind, text} of client.frames) {
				print(`# <- ${kind.padEnd(6)} ${text.trimEnd()}`);
			}
		}
	} finally {
		child.kill('SIGKILL');
	}
};

if (existsSync(CHROMIUM)) {
	await run().catch(error => {
		print(String(error));
		check('the session is played to its end', false);
	});
	print(`${passed} passed, ${failed} failed`);
} else {
	print(`skipped: there is no ${CHROMIUM}`);
	print('0 passed, 0 failed, 1 skipped');
}

process.exitCode = failed === 0 ? 0 : 1;
