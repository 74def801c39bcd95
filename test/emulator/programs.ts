import {spawn, spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** The binary of ours that stands in for QEMU's. */
export const MOCK = fileURLToPath(
	new URL('../../cli/bundle/mock-qemu-system-x86_64.js', import.meta.url),
);
/** The real one. */
export const QEMU = 'qemu-system-x86_64';

const TIMEOUT_MS = 20_000;

/** What came of a run. */
export interface Outcome {
	readonly status: number | null;
	readonly out: string;
	/** The program is called `QEMU` in it, whichever it was. */
	readonly err: string;
}

const neutral = (text: string): string =>
	text
		.split('\n')
		// Debian has modules for displays in packages of their own.
		.filter(line => !line.startsWith('qemu: module '))
		.join('\n')
		.replaceAll(/^(?:mock-)?qemu-system-x86_64: /gm, 'QEMU: ')
		.replaceAll(/ from pid \d+ \(.*\)$/gm, '');

/** Runs a program to its end. */
export const run = (program: string, args: readonly string[]): Outcome => {
	const {status, stdout, stderr} = spawnSync(program, args, {
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
		input: '',
	});
	return {status, out: stdout, err: neutral(stderr)};
};

/** Starts a program, waits for what `ready` waits for, and gives how it ends when a signal has ended it. */
export const runAndSignal = async (
	program: string,
	args: readonly string[],
	{ready, signal}: {readonly ready: () => Promise<unknown>; readonly signal: NodeJS.Signals},
): Promise<Outcome> => {
	const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']});
	let out = '';
	let err = '';
	child.stdout.on('data', bytes => {
		out += bytes;
	});
	child.stderr.on('data', bytes => {
		err += bytes;
	});
	const ended = new Promise<number | null>(resolve => {
		child.once('close', resolve);
	});
	try {
		await ready();
		child.kill(signal);
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	}

	return {status: await ended, out, err: neutral(err)};
};
