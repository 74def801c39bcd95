import test from 'ava';
import {runCommandLine} from '../../cli/command-line.ts';
import {startMockQmp} from '../../index.ts';
import {startControl} from '../../server/control/control-server.ts';
import {type Captured, captureOutput} from '../helpers/captured-output.ts';
import {SocketClient} from '../helpers/socket-client.ts';

const run = (...args: readonly string[]) => captureOutput(() => runCommandLine(args));

/** Serves with these flags; `use` is given the URL of the control API, then the mock is told to quit. */
const serveWith = async (
	args: readonly string[],
	use: (url: string) => Promise<void>,
): Promise<Captured<number>> => {
	let used: Promise<void> | undefined;
	const captured = await captureOutput(
		() => runCommandLine(['serve', '--log', 'json', '--control', '127.0.0.1:0', ...args]),
		text => {
			const {control} = JSON.parse(text);
			used = use(control);
		},
	);
	await used;
	return captured;
};

const ask = async (url: string, method = 'GET', body?: object): Promise<Response> =>
	fetch(url, {
		method,
		...(body === undefined
			? {}
			: {body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}}),
	});

interface MachineView {
	readonly name: string;
	readonly addresses: readonly string[];
}

const machinesAt = async (url: string): Promise<readonly MachineView[]> =>
	JSON.parse(await (await ask(`${url}/v1/machines`)).text()).machines;

const started = async () => {
	const qmp = await startMockQmp({seed: 'cli'});
	const control = await startControl(
		{seed: qmp.seed, machines: [{index: 0, qmp}]},
		{address: '127.0.0.1:0', token: 'secret'},
	);
	return {
		qmp,
		flags: ['--control', control.url, '--token', 'secret'],
		url: control.url,
		async close() {
			await qmp.close();
			await control.close();
		},
	};
};

test.serial('emit has a mock tell of an event and prints what it told', async t => {
	const {qmp, flags, close} = await started();
	const {stdout, result} = await run('emit', 'all', 'GUEST_PANICKED', 'action=pause', ...flags);
	t.is(result, 0);
	t.like(JSON.parse(stdout), {machine: 0, event: 'GUEST_PANICKED', data: {action: 'pause'}});
	t.is(qmp.status, 'guest-panicked');
	await close();
});

test.serial('what the mock refuses is told with its code and remedy', async t => {
	const {flags, url, close} = await started();
	await t.throwsAsync(run('emit', '0', 'STOPP', ...flags), {
		code: 'CLIENT_FAILED',
		message: 'EVENT_UNKNOWN: there is no event "STOPP" in this QEMU\n  did you mean STOP?',
	});
	await t.throwsAsync(run('emit', '0', 'STOP', '--control', url, '--token', 'wrong'), {
		message: /^TOKEN_WRONG: /,
	});
	await t.throwsAsync(run('emit', '0', 'STOP', '--control', '127.0.0.1:1'), {
		message: 'no control API answers at http://127.0.0.1:1',
	});
	await close();
});

test.serial('health asks a control API whether all machines take clients', async t => {
	const {qmp, flags, url, close} = await started();
	const {stdout, result} = await run('health', ...flags);
	t.is(result, 0);
	t.is(stdout, `healthy ${url}\n`);
	await qmp.close();
	await t.throwsAsync(run('health', ...flags), {code: 'CLIENT_FAILED'});
	await close();
});

test.serial('the ready line tells where the control API is; it goes with the mock', async t => {
	let gone = '';
	const {result} = await serveWith(['-l', 'tcp:127.0.0.1:0'], async url => {
		gone = url;
		t.is((await ask(`${url}/readyz`)).status, 200);
		await ask(`${url}/v1/reset`, 'POST');
		await ask(`${url}/v1/machines/0/events`, 'POST', {event: 'STOP'});
		const {entries} = JSON.parse(await (await ask(`${url}/v1/machines/0/journal`)).text());
		t.like(entries[0], {kind: 'reset'});
		t.like(entries.at(-1), {kind: 'event', event: 'STOP'});
		const client = await SocketClient.open((await machinesAt(url))[0]?.addresses[0] ?? '');
		client.send({execute: 'qmp_capabilities'});
		client.send({execute: 'quit'});
	});
	t.is(result, 0);
	await t.throwsAsync(fetch(`${gone}/healthz`));
});

test.serial('a fleet has one control API for all its machines', async t => {
	const {result} = await serveWith(
		['-l', 'tcp:127.0.0.1:0', '--instances', '3', '--name', 'n{i}', '--start', 'on-trigger'],
		async url => {
			t.deepEqual(
				(await machinesAt(url)).map(({name}) => name),
				['n0', 'n1', 'n2'],
			);
			const {results} = JSON.parse(
				await (await ask(`${url}/v1/machines/all/events`, 'POST', {event: 'STOP'})).text(),
			);
			t.is(results.length, 3);
			process.emit('SIGTERM');
		},
	);
	t.is(result, 0);
});

test.serial('a control API that others could reach needs a token', async t => {
	await t.throwsAsync(run('serve', '-l', 'tcp:127.0.0.1:0', '--control', '0.0.0.0:0'), {
		code: 'OPTION_INVALID',
		message: /could be used by anyone/,
	});
});
