import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {runCommandLine} from '../../cli/command-line.ts';
import {startMockQmp} from '../../index.ts';
import {captureOutput} from '../helpers/captured-output.ts';
import {SocketClient} from '../helpers/socket-client.ts';

const SCENARIO = `mock-qmp: 1
name: looked-at
timeline:
  - {after: 2s, emit: STOP}
expect:
  - {id: looked, command: query-status, after: {event: STOP}, within: 5s}
`;

const started = async (t: ExecutionContext): Promise<string> => {
	const qmp = await startMockQmp({seed: 'cli'});
	t.teardown(() => qmp.close());
	return qmp.addresses[0] ?? '';
};

const folder = (t: ExecutionContext): string => {
	const path = mkdtempSync(join(tmpdir(), 'mock-qmp-cli-'));
	t.teardown(() => rmSync(path, {recursive: true}));
	return path;
};

const run = (...args: readonly string[]) => captureOutput(() => runCommandLine(args));

test.serial('list prints name and title of each scenario', async t => {
	const {stdout, result} = await run('list');
	t.is(result, 0);
	t.regex(stdout, /^guest-panic +The guest's kernel panics/m);
});

test.serial('list --json is one array', async t => {
	const {stdout} = await run('list', '--json');
	t.true(JSON.parse(stdout).some(({name}: {readonly name: string}) => name === 'idle'));
});

test.serial('--help names the subcommands and the flags', async t => {
	const {stdout, result} = await run('--help');
	t.is(result, 0);
	t.regex(stdout, /mock-qmp send <address> <command>/);
	t.regex(stdout, /--journal-file/);
});

test.serial('a flag that is none is refused', async t => {
	await t.throwsAsync(run('serve', '--lissten', 'x'), {code: 'OPTION_INVALID'});
});

test.serial('send prints the reply as a line of JSON', async t => {
	const {stdout, result} = await run('send', await started(t), 'query-status');
	t.is(result, 0);
	t.is(stdout, '{"return":{"status":"running","singlestep":false,"running":true}}\n');
});

test.serial('send takes arguments as KEY=VALUE, and a whole request as JSON', async t => {
	const address = await started(t);
	const wrong = await run('send', address, 'query-status', 'a=two');
	t.is(wrong.result, 1);
	t.is(JSON.parse(wrong.stdout).error.desc, "Parameter 'a' is unexpected");
	const whole = await run('send', address, '{"execute": "query-name", "id": 7}');
	t.is(JSON.parse(whole.stdout).id, 7);
});

test.serial(
	'send tells of an argument that is no pair, and of a server that is not there',
	async t => {
		await t.throwsAsync(run('send', 'tcp:127.0.0.1:1', 'query-status', '=1'), {
			code: 'OPTION_INVALID',
			message: 'argument "=1" is not KEY=VALUE',
		});
		await t.throwsAsync(run('send', 'tcp:127.0.0.1:1', 'query-status'), {
			code: 'ADDRESS_UNAVAILABLE',
		});
		await t.throwsAsync(run('send', 'stdio', 'query-status'), {code: 'ADDRESS_INVALID'});
	},
);

test.serial('send gives up when nobody answers', async t => {
	const qmp = await startMockQmp();
	t.teardown(() => qmp.close());
	await qmp.fault('backlog');
	await t.throwsAsync(run('send', qmp.addresses[0] ?? '', 'stop', '--within', '1'), {
		code: 'CLIENT_FAILED',
		message: /no answer within 1 ms/,
	});
});

test.serial('send tells when the server ends the connection', async t => {
	const qmp = await startMockQmp();
	t.teardown(() => qmp.close());
	await qmp.fault({disconnect: null, scope: {command: 'stop'}});
	await t.throwsAsync(run('send', qmp.addresses[0] ?? '', 'stop'), {code: 'CLIENT_FAILED'});
});

test.serial(
	'health connects and leaves, on every interface of an address that means all',
	async t => {
		const qmp = await startMockQmp({listen: ['tcp:0.0.0.0:0', 'ws:127.0.0.1:0/qmp']});
		t.teardown(() => qmp.close());
		const addresses = qmp.addresses.join(' ');
		const {stdout, result} = await run('health', addresses);
		t.is(result, 0);
		t.is(stdout, `healthy ${addresses}\n`);
	},
);

test.serial('health fails where nobody listens, and where nobody can', async t => {
	await t.throwsAsync(run('health', 'tcp:127.0.0.1:1'), {
		code: 'CLIENT_FAILED',
		message: 'not healthy: tcp:127.0.0.1:1 accepts nobody',
	});
	await t.throwsAsync(run('health', 'fd:3'), {code: 'ADDRESS_INVALID'});
});

test.serial(
	'serve --exit plays, announces itself, writes ready and journal files, and ends with 0',
	async t => {
		const path = folder(t);
		const [socket, ready, journal] = ['q.sock', 'ready', 'journal'].map(name => join(path, name));
		const flags = ['--speed', 'max', '--start', 'now', '--exit', '--seed', 'x', '--log', 'silent'];
		let readyText = '';
		const {stdout, result} = await captureOutput(
			() =>
				runCommandLine([
					...['serve', '-s', 'guest-panic', '-l', `unix:${socket}`, ...flags],
					...['--ready-file', `${ready}`, '--journal-file', `${journal}`],
				]),
			// The file is written behind the line, in the same turn.
			() =>
				queueMicrotask(() => {
					readyText = readFileSync(`${ready}`, 'utf8');
				}),
		);
		t.is(result, 0);
		t.is(stdout, `ready unix:${socket} seed x scenario guest-panic\n`);
		t.is(readyText, stdout);
		t.false(existsSync(`${ready}`));
		t.false(existsSync(`${socket}`));
		t.regex(
			readFileSync(`${journal}`, 'utf8'),
			/"event":"GUEST_PANICKED".*\n(.*\n)*.*"event":"SHUTDOWN"/,
		);
	},
);

test.serial('serve --exit ends with 1 and says why when an expectation is not met', async t => {
	const path = folder(t);
	const file = join(path, 'looked-at.yaml');
	const report = join(path, 'report.xml');
	writeFileSync(file, SCENARIO);
	const {stderr, result} = await run(
		...['-s', file, '-l', `unix:${join(path, 'q')}`, '--speed', 'max', '--start', 'now', '--exit'],
		...['--report', `junit:${report}`, '--report', `tap:${join(path, 'report.tap')}`],
	);
	t.is(result, 1);
	t.regex(stderr, /expectation "looked" is unmet: the time was over/);
	t.regex(readFileSync(report, 'utf8'), /failures="1"/);
	t.regex(readFileSync(join(path, 'report.tap'), 'utf8'), /^not ok 1 - looked$/m);
});

test.serial('serve tells of a scenario that fails while it plays, with exit code 2', async t => {
	const path = folder(t);
	const file = join(path, 'wrong.yaml');
	writeFileSync(file, 'mock-qmp: 1\ntimeline:\n  - {goto: postmigrate}\n');
	const {stderr, result} = await run(
		...['-s', file, '-l', `unix:${join(path, 'q')}`, '--start', 'now', '--log', 'json'],
	);
	t.is(result, 2);
	t.regex(stderr, /RUN_STATE_FORBIDDEN: a machine in state running does not become postmigrate/);
});

test.serial(
	'serve with --log json says ready in JSON; quit ends it; the log traces the wire',
	async t => {
		const path = `unix:${join(folder(t), 'q')}`;
		const {stdout, stderr, result} = await captureOutput(
			() => runCommandLine(['-l', path, '--log', 'json', '-vv']),
			text => {
				void SocketClient.open(JSON.parse(text).addresses[0]).then(client => {
					client.send({execute: 'qmp_capabilities'});
					client.send({execute: 'quit'});
				});
			},
		);
		t.is(result, 0);
		t.like(JSON.parse(stdout), {ready: true, addresses: [path], scenarios: ['idle']});
		const lines = stderr
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line).message);
		t.true(lines.includes('client connected'));
		t.true(lines.some(line => line.startsWith('-> {"execute":"qmp_capabilities"}')));
		t.true(lines.includes('client left'));
	},
);
