// Runs fleets that are spread over workers, as an operator would: what is said, what ends, what the figures are.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {LossyLines} from '../helpers/lossy-lines.ts';

const PROGRAM = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const TIMEOUT_MS = 20_000;
const MACHINES = 6;
const LOAD = `mock-qmp: 1
load:
  scope: fleet
  events: [{emit: QUORUM_FAILURE, data: {reference: "\${vm.name}", sector-num: "\${seq}", sectors-count: 8}}]
  phases: [{name: hold, for: 1s, rate: 600/s}]
slo: [{metric: delivered, min: 100%}]
`;

const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const scenario = join(folder, 'load.yaml');
writeFileSync(scenario, LOAD);

/** A program under test, with all that it has said. */
class Program {
	readonly child: ChildProcess;
	out = '';
	err = '';
	readonly ended: Promise<number | null>;

	constructor(...args: readonly string[]) {
		this.child = spawn(process.execPath, [PROGRAM, ...args], {cwd: folder, timeout: TIMEOUT_MS});
		this.child.stdout?.on('data', text => {
			this.out += text;
		});
		this.child.stderr?.on('data', text => {
			this.err += text;
		});
		this.ended = once(this.child, 'close').then(([code]) => code);
	}

	async firstLine(): Promise<string> {
		while (!this.out.includes('\n') && this.child.exitCode === null) {
			await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.ended]);
		}

		return this.out.split('\n')[0] ?? '';
	}
}

/** The lines of events that a client of one machine has got when the machine ends. */
const linesOf = async (index: number): Promise<readonly string[]> => {
	const socket = connect({path: join(folder, `vm-${index}.sock`)});
	let text = '';
	socket.on('data', bytes => {
		text += bytes;
	});
	socket.on('error', () => {});
	socket.write('{"execute": "qmp_capabilities"}');
	await once(socket, 'close');
	return text.split('\r\n').filter(line => line.includes('"event"'));
};

const eventsOf = async (index: number): Promise<readonly string[]> =>
	(await linesOf(index)).filter(line => line.includes('QUORUM_FAILURE'));

const listen = ['--instances', String(MACHINES), '-l', `unix:${join(folder, 'vm-{i}.sock')}`];

const workersOf = (program: Program): readonly number[] => {
	const found = /"pids":\[([\d,]+)\]/.exec(program.out);
	return (found?.[1] ?? '').split(',').map(Number);
};

const played = async (
	...args: readonly string[]
): Promise<{program: Program; events: string[]; code: number | null}> => {
	const program = new Program('-s', scenario, '--exit', '--seed', 'x', ...listen, ...args);
	await program.firstLine();
	const events = await Promise.all(Array.from({length: MACHINES}, (_, index) => eventsOf(index)));
	const code = await program.ended;
	// Stamps follow from when the load began.
	const plain = events.map(lines =>
		lines.map(line => line.replace(/"timestamp": \{[^}]*\}/, '')).join('\n'),
	);
	return {program, events: plain, code};
};

const machinesOf = (file: string): string => {
	const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
	return [...new Set(lines.map(line => JSON.parse(line).machine))].sort().join();
};

// biome-ignore lint/suspicious/noExplicitAny: the checks say what they expect of it
type Json = any;

/** Asks the control API of a program that has said that it is ready. */
const asking = (program: Program, token: string) => {
	const {control} = JSON.parse(program.out.split('\n')[0] ?? '');
	return async (path: string, body?: object): Promise<readonly [status: number, json: Json]> => {
		const response = await fetch(`${control}${path}`, {
			headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
			...(body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)}),
		});
		const text = await response.text();
		return [response.status, /^[[{]/.test(text) ? JSON.parse(text) : text];
	};
};

const indexesOf = ({machines}: Json): string => machines.map(({index}: Json) => index).join();
const resultsOf = ({results}: Json): string => results.map(({machine}: Json) => machine).join();

/** What is shown, and whether it holds. */
const CHECKS: ReadonlyArray<readonly [string, () => Promise<boolean>]> = [
	[
		'machine by machine, three workers send what one process sends; figures are added up',
		async () => {
			const one = await played();
			const three = await played('--workers', '3');
			return (
				one.code === 0 &&
				three.code === 0 &&
				one.events.every((text, index) => text !== '' && text === three.events[index]) &&
				/^ready 6 machines at .*vm-0\.sock to .*vm-5\.sock in 3 processes seed x$/m.test(
					three.program.out,
				) &&
				three.program.out.includes('written 600 events') &&
				one.program.out.includes('written 600 events')
			);
		},
	],
	[
		'one audit of the ledgers of two workers finds exactly what a lossy reader did; journals have parts, too',
		async () => {
			// Of an earlier run.
			writeFileSync(join(folder, 'run.ledger'), '');
			const program = new Program(
				...['-s', scenario, '--exit', '--workers', '2', '--rate', '4000', ...listen],
				...['--ledger', 'run.ledger', '--journal-file', 'run-{shard}.journal', '--journal', '10'],
			);
			await program.firstLine();
			const done = {dropped: 0, doubled: 0, swapped: 0};
			const told = await Promise.all(
				Array.from({length: MACHINES}, async (_, machine) => {
					const way = new LossyLines(`${machine}`, {drop: 30, swap: 90, double: 90});
					const passed = (await linesOf(machine)).flatMap(line => way.pass(line));
					const lines = [...passed, ...way.rest()];
					done.dropped += way.done.dropped;
					done.doubled += way.done.doubled;
					done.swapped += way.done.swapped;
					return lines.map(line => {
						const {event, data, timestamp: stamp} = JSON.parse(line);
						return JSON.stringify({machine, event, data, stamp});
					});
				}),
			);
			writeFileSync(join(folder, 'seen.ndjson'), told.flat().join('\n'));
			const served = await program.ended;
			const audit = new Program('audit', 'run.ledger', 'seen.ndjson', '--json');
			const status = await audit.ended;
			const found = JSON.parse(audit.out);
			const named = new Program('audit', 'run.ledger.0', 'run.ledger.1', 'seen.ndjson', '--json');
			await named.ended;
			return (
				served === 0 &&
				status === 1 &&
				found.written > 4000 &&
				done.dropped > 50 &&
				found.lost === done.dropped &&
				found.doubled === done.doubled &&
				found.reordered === done.swapped &&
				found.unexpected === 0 &&
				found.unproven === 0 &&
				named.out === audit.out &&
				!existsSync(join(folder, 'run.ledger')) &&
				machinesOf('run-0.journal') === '0,1,2' &&
				machinesOf('run-1.journal') === '3,4,5'
			);
		},
	],
	[
		'an audit names the part of a ledger that is not there',
		async () => {
			rmSync(join(folder, 'run.ledger.1'));
			const audit = new Program('audit', 'run.ledger', 'seen.ndjson');
			return (await audit.ended) === 2 && audit.err.includes('cannot read run.ledger.1');
		},
	],
	[
		'a part of the machines is served, under the numbers that they have in the whole',
		async () => {
			const program = new Program('--shard', '1/3', ...listen);
			const line = await program.firstLine();
			const open = readdirSync(folder)
				.filter(name => name.endsWith('.sock'))
				.sort();
			program.child.kill('SIGTERM');
			return (
				(await program.ended) === 0 &&
				line.startsWith('ready 2 machines') &&
				open.join() === 'vm-2.sock,vm-3.sock'
			);
		},
	],
	[
		'a signal ends all workers, and their sockets are gone',
		async () => {
			const program = new Program('--workers', '2', ...listen);
			await program.firstLine();
			program.child.kill('SIGTERM');
			return (
				(await program.ended) === 0 && !readdirSync(folder).some(name => name.endsWith('.sock'))
			);
		},
	],
	[
		'a worker that dies is told of, the others go on, and the exit code is not 0',
		async () => {
			const program = new Program('--workers', '2', '--log', 'json', ...listen);
			await program.firstLine();
			const [first = 0] = workersOf(program);
			process.kill(first, 'SIGKILL');
			while (!program.err.includes('\n')) {
				await once(program.child.stderr ?? program.child, 'data');
			}

			const isOtherThere = process.kill(workersOf(program)[1] ?? 0, 0);
			program.child.kill('SIGTERM');
			return (
				(await program.ended) === 1 &&
				isOtherThere &&
				/worker 0 \(pid \d+\) was ended by SIGKILL: machines 0 to 2 are gone/.test(program.err)
			);
		},
	],
	[
		'one control API steers the machines of all workers, and has the figures of each',
		async () => {
			const program = new Program(
				...['--workers', '2', '--log', 'json', '--control', '127.0.0.1:0', ...listen],
				...['--control-token', 's3cret'],
			);
			await program.firstLine();
			const ask = asking(program, 's3cret');
			const stop = {event: 'STOP', stateless: true};
			const [, health] = await ask('/healthz');
			const [, page] = await ask('/v1/machines?from=2&limit=2');
			const [, one] = await ask('/v1/machines/vm-4');
			const [, told] = await ask('/v1/machines/4/events', stop);
			const [, toldAll] = await ask('/v1/machines/all/events', stop);
			const [, journal] = await ask('/v1/machines/4/journal?kind=event');
			const [ofAll, problem] = await ask('/v1/machines/all/journal');
			const [unknown] = await ask('/v1/machines/6');
			const [, verification] = await ask('/v1/machines/all/verification');
			const [, metrics] = await ask('/metrics');
			const [refused] = await asking(program, 'other')('/v1/machines');
			const [ready] = await ask('/readyz');
			const [, reset] = await ask('/v1/reset', {});
			process.kill(workersOf(program)[0] ?? 0, 'SIGKILL');
			while (!program.err.includes('are gone')) {
				await once(program.child.stderr ?? program.child, 'data');
			}

			const [late] = await ask('/readyz');
			const [gone] = await ask('/v1/machines/0');
			const [there] = await ask('/v1/machines/5');
			const [, left] = await ask('/metrics');
			program.child.kill('SIGTERM');
			return (
				(await program.ended) === 1 &&
				health.machines === MACHINES &&
				page.total === MACHINES &&
				indexesOf(page) === '2,3' &&
				one.index === 4 &&
				resultsOf(told) === '4' &&
				resultsOf(toldAll) === '0,1,2,3,4,5' &&
				journal.entries.length === 2 &&
				ofAll === 400 &&
				problem.remedy.includes('--journal-file') &&
				unknown === 404 &&
				verification.state === 'pass' &&
				metrics.includes('mock_qmp_events_total{worker="0",event="STOP"} 3') &&
				metrics.includes('mock_qmp_events_total{worker="1",event="STOP"} 4') &&
				metrics.split('# TYPE mock_qmp_machines').length === 2 &&
				refused === 401 &&
				ready === 200 &&
				resultsOf(reset) === '0,1,2,3,4,5' &&
				late === 503 &&
				gone === 409 &&
				there === 200 &&
				!left.includes('worker="0"') &&
				left.includes('worker="1"')
			);
		},
	],
	[
		'an address that a worker cannot have ends all of them with the exit code of one process',
		async () => {
			const program = new Program(
				'--workers',
				'2',
				'--instances',
				'4',
				'-l',
				'unix:/nowhere/vm-{i}.sock',
			);
			return (
				(await program.ended) === 3 &&
				program.out === '' &&
				program.err.includes('ADDRESS_UNAVAILABLE')
			);
		},
	],
	[
		'one WebSocket port for several workers is refused with what to write instead',
		async () => {
			const program = new Program(
				'--workers',
				'2',
				'--instances',
				'4',
				'-l',
				'ws:127.0.0.1:26001/vm',
			);
			return (await program.ended) === 2 && program.err.includes('{shard}');
		},
	],
];

let failed = 0;
for (const [title, holds] of CHECKS) {
	const isMet = await holds();
	failed += isMet ? 0 : 1;
	process.stdout.write(`${isMet ? 'ok' : 'NOT OK'} ${title}\n`);
}

rmSync(folder, {recursive: true, force: true});
process.stdout.write(`${CHECKS.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
