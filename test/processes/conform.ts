// Clients of a line or two are put through scenarios, as a user of the command line and of the library does.
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createConnection} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {conform} from '../../testing.ts';
import {Suite} from '../helpers/suite.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const suite = new Suite();

const hold = (isRight: boolean, seen: unknown): void => {
	if (!isRight) {
		throw new Error(typeof seen === 'string' ? seen : JSON.stringify(seen));
	}
};

// Each is a client in Node: what it does with the socket `s`.
const CLIENTS = {
	good: `s.on('data', d => { t += d; if (/"return"/.test(t)) { s.end(); } });
		s.on('close', () => process.exit(/"return"/.test(t) ? 0 : 1)); s.write(HELLO);`,
	deaf: 's.write(HELLO); setInterval(() => {}, 1000);',
	spinning: `s.on('data', d => { t += d; if (/"return"/.test(t)) { s.end(); } });
		s.on('close', () => { for (;;); }); s.write(HELLO);`,
	unplugging: `s.on('data', d => { t += d; if (/UNPLUG_GUEST_ERROR/.test(t)) { process.exit(3); }
		if (/DEVICE_DELETED/.test(t)) { process.exit(0); } });
		s.write(HELLO + '{"execute": "query-status"}{"execute": "device_del", "arguments": {"id": "net0"}}');`,
	dying: 's.on("data", () => process.kill(process.pid, "SIGSEGV"));',
};

const PREAMBLE = `const s = require('net').connect(process.argv[2]); let t = '';
const HELLO = '{"execute": "qmp_capabilities"}';`;

const clientOf = (name: keyof typeof CLIENTS): string => {
	const file = join(folder, `${name}.cjs`);
	writeFileSync(file, `${PREAMBLE}\n${CLIENTS[name]}\n`);
	return `${process.execPath} ${file} {path}`;
};

const program = (
	...args: readonly string[]
): {readonly status: number | null; readonly out: string} => {
	const {status, stdout, stderr} = spawnSync(process.execPath, [MAIN, ...args], {encoding: 'utf8'});
	return {status, out: stdout + stderr};
};

await suite.check(
	'a client that does its job gets a score card, JUnit, JSON and exit code 0',
	() => {
		const junit = join(folder, 'card.xml');
		const args = ['conform', '--cmd', clientOf('good'), '--scenarios', 'split-crlf,greeting-glued'];
		const {status, out} = program(...args, '--report', `junit:${junit}`, '--seed', 'a');
		hold(status === 0 && /^split-crlf +ok +done in/m.test(out), out);
		hold(/^3 coped, 0 failed, 0 not tried; seed a$/m.test(out), out);
		hold(
			/tests="3"[^>]*failures="0"/.test(readFileSync(junit, 'utf8')),
			readFileSync(junit, 'utf8'),
		);
		const {results} = JSON.parse(program(...args, '--json').out);
		hold(results[1].outcome === 'coped' && results[1].exitCode === 0, results);
	},
);

await suite.check(
	'a client that fails with a QEMU that does nothing special is tried no further',
	() => {
		const {status, out} = program('conform', '--cmd', clientOf('deaf'), '--within', '5s');
		hold(status === 1 && /^idle +FAILED, hung/m.test(out) && !out.includes('split-crlf'), out);
		hold(
			/again: mock-qmp conform --cmd '.*' --within 5s --scenarios idle --seed \w+/.test(out),
			out,
		);
	},
);

await suite.check('a client that goes round in circles is told from one that waits', () => {
	const {out} = program('conform', '--cmd', clientOf('spinning'), '--within', '60s');
	hold(/^idle +FAILED, spun/m.test(out), out);
});

await suite.check('a client that dies of a signal has died', () => {
	const {out} = program('conform', '--cmd', clientOf('dying'));
	hold(/^idle +FAILED, died +it died of SIGSEGV/m.test(out), out);
});

await suite.check(
	'what cannot be started, and a command without an address, are told with a remedy',
	() => {
		const missing = program('conform', '--cmd', '/nowhere/manager {path}');
		hold(missing.status === 1 && missing.out.includes('cannot be started'), missing.out);
		const homeless = program('conform', '--cmd', 'true');
		hold(homeless.status === 2 && homeless.out.includes('put {address}'), homeless.out);
		hold(program('conform').out.includes('--cmd is missing'), program('conform').out);
	},
);

await suite.check('Ctrl-C ends the client and leaves no process', async () => {
	const file = join(folder, 'pid');
	const child = spawn(
		process.execPath,
		[MAIN, 'conform', '--cmd', `echo $$ > ${file}; sleep 60; : {path}`],
		{
			stdio: 'ignore',
		},
	);
	while (!/\d\n/.test(spawnSync('cat', [file], {encoding: 'utf8'}).stdout)) {
		await new Promise(setImmediate);
	}

	child.kill('SIGINT');
	const code = await new Promise(resolve => child.once('exit', resolve));
	const pid = Number(readFileSync(file, 'utf8'));
	hold(code === 1, `exit code ${code}`);
	hold(spawnSync('kill', ['-0', `${pid}`]).status !== 0, `${pid} still runs`);
});

const greet = (path: string): Promise<string> =>
	new Promise((resolve, reject) => {
		const socket = createConnection(path, () => socket.write('{"execute": "qmp_capabilities"}'));
		let text = '';
		socket.on('error', reject).on('close', () => reject(new Error('closed')));
		socket.on('data', data => {
			text += data;
			if (text.includes('"return"')) {
				socket.destroy();
				resolve(text);
			}
		});
	});

await suite.check('in the library a function is the client, and a callback may judge', async () => {
	const card = await conform(({address}) => greet(address.replace('unix:', '')), {
		scenarios: ['split-crlf'],
		seed: 'a',
	});
	hold(card.coped === 2 && card.failed === 0, card.results);
	const judged = await conform(({address}) => greet(address.replace('unix:', '')), {
		scenarios: [],
		demands: {judge: run => (run.entries.length > 0 ? 'too much was said' : undefined)},
	});
	hold(judged.results[0]?.reason === 'too much was said', judged.results);
});

const TROUBLE = `mock-qmp: 1
name: trouble
title: A guest that sometimes keeps its device
timeline:
  - {after: 10ms, repeat: {times: 3, every: 10ms}, emit: NIC_RX_FILTER_CHANGED, data: {path: /nic}}
on:
  - {command: query-status, do: [{reply: {status: running, singlestep: false, running: true}}]}
  - command: device_del
    do:
      - reply: {}
      - choose:
          - {weight: 3, do: [{emit: DEVICE_DELETED, data: {device: net0, path: /machine/net0}}]}
          - {weight: 1, do: [{emit: DEVICE_UNPLUG_GUEST_ERROR, data: {device: net0, path: /net0}}]}
`;

await suite.check(
	'explore finds the first seed that fails, and the smallest scenario that shows it',
	() => {
		const scenario = join(folder, 'trouble.yaml');
		const smallest = join(folder, 'smallest.yaml');
		writeFileSync(scenario, TROUBLE);
		const args = ['explore', scenario, '--cmd', clientOf('unplugging'), '-o', smallest];
		const {status, out} = program(...args, '--seeds', '1..40');
		const [, seed] = /^seed (\d+) fails: it ended with exit code 3/m.exec(out) ?? [];
		hold(status === 1 && seed !== undefined && /fails 3 times of 3$/m.test(out), out);
		const text = readFileSync(smallest, 'utf8');
		hold(
			text.includes('DEVICE_UNPLUG_GUEST_ERROR') && !/DELETED:|NIC_RX|query-status/.test(text),
			text,
		);
		const earlier = program(...args, '--seeds', `1..${Number(seed) - 1}`);
		hold(seed === '1' || (earlier.status === 0 && earlier.out.includes('no failure')), earlier.out);
		const again = program(
			'explore',
			smallest,
			'--cmd',
			clientOf('unplugging'),
			'--seeds',
			`${seed}`,
			'--no-shrink',
		);
		hold(again.status === 1 && again.out.includes('exit code 3'), again.out);
	},
);

await suite.check('explore refuses seeds that are none and scenarios that are wrong', () => {
	const cmd = ['--cmd', clientOf('good')];
	hold(program('explore', 'idle', ...cmd, '--seeds', '5..1').status === 2, 'seeds');
	writeFileSync(join(folder, 'bad.yaml'), 'mock-qmp: 1\ntimelime: []\n');
	const {status, out} = program('explore', join(folder, 'bad.yaml'), ...cmd);
	hold(status === 2 && out.includes('bad.yaml:2:1'), out);
});

rmSync(folder, {recursive: true, force: true});
suite.finish();
