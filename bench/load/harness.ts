// What programs of this folder have in common: servers and clients in processes of their own, medians, sentences.
import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

/** The command line of the mock. */
export const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const NATIVE = fileURLToPath(new URL('../../../bench/native/', import.meta.url));
// Making a socket file on a disk can take longer than all else of a start; managers have theirs in memory, in /run.
const IN_MEMORY = '/dev/shm';
const WAIT_MS = 30_000;
const POLL_MS = 5;

/** A folder for sockets, in memory where there is such; gone when the program ends. */
export const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'mock-qmp-'));
const children = new Set<ChildProcess>();
process.once('exit', () => {
	for (const child of children) {
		child.kill('SIGKILL');
	}

	rmSync(folder, {recursive: true, force: true});
});

/** The program of a compiled script of this folder. */
export const script = (name: string): string =>
	fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/** Compiles a C program of bench/native; undefined where there is no compiler. */
export const compile = (name: string): string | undefined => {
	const program = join(folder, name);
	const {status} = spawnSync('cc', [
		'-O2',
		'-D_GNU_SOURCE',
		'-o',
		program,
		join(NATIVE, `${name}.c`),
	]);
	return status === 0 ? program : undefined;
};

/** Starts a program; a name without a slash is one of Node's scripts. */
export const start = (command: string, args: readonly string[]): ChildProcess => {
	const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'inherit']});
	children.add(child);
	return child;
};

export const startNode = (...args: readonly string[]): ChildProcess =>
	start(process.execPath, args);

/** Ends a program and waits until it is gone. */
export const end = async (
	child: ChildProcess,
	signal: NodeJS.Signals = 'SIGKILL',
): Promise<void> => {
	children.delete(child);
	if (child.exitCode === null && child.signalCode === null) {
		const closed = once(child, 'close');
		child.kill(signal);
		await closed;
	}
};

/** The first line that a program prints. */
export const firstLine = (child: ChildProcess): Promise<string> =>
	new Promise(resolve => {
		let text = '';
		const take = (chunk: Buffer): void => {
			text += chunk.toString();
			if (text.includes('\n')) {
				child.stdout?.off('data', take);
				resolve(text.split('\n')[0] ?? '');
			}
		};

		child.stdout?.on('data', take);
		child.once('close', () => resolve(text));
	});

/** All that a program prints until it ends. */
export const outputOf = async (child: ChildProcess): Promise<string> => {
	let text = '';
	child.stdout?.on('data', chunk => {
		text += chunk;
	});
	await once(child, 'close');
	children.delete(child);
	return text;
};

/** Resolves when a file is there. */
export const appears = async (path: string): Promise<void> => {
	for (let waited = 0; !existsSync(path) && waited < WAIT_MS; waited += POLL_MS) {
		await sleep(POLL_MS);
	}
};

/** Writes a scenario and gives its path. */
export const scenarioFile = (name: string, text: string): string => {
	const path = join(folder, `${name}.yaml`);
	writeFileSync(path, text);
	return path;
};

/** Resident memory of a process in KiB. */
export const residentKib = ({pid}: ChildProcess): number =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

export const median = (values: readonly number[]): number =>
	[...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;

export const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** `name: 7.90 (7.41 to 8.02)`: the median of several runs and their spread. */
export const spread = (values: readonly number[], digits = 2): string => {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return `${median(values).toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
};

/** Events of a quorum disk with a counter and stamps that change from event to event. */
export const QUORUM_EVENTS = `events:
    - {emit: QUORUM_FAILURE, data: {reference: quorum0, sector-num: "$\{seq % 2097144}", sectors-count: 8}}`;

/** Writes the scenario of as many events as the clients take, and gives its path. */
export const floodScenario = (): string =>
	scenarioFile(
		'flood',
		`mock-qmp: 1\nload:\n  ${QUORUM_EVENTS}\n  phases: [{for: 1h, rate: max}]\n`,
	);
