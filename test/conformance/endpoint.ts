import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, watch} from 'node:fs';
import {connect, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const MAIN = fileURLToPath(new URL('../../cli/bundle/mock-qmp.js', import.meta.url));
const START_MS_MAX = 20_000;

/** A process that serves QMP on a unix socket. */
export interface Endpoint {
	readonly path: string;
	/** Resolves with the exit code, or the signal's name. */
	readonly exited: Promise<number | string>;
	stop(): Promise<void>;
}

const connectOnce = (path: string): Promise<Socket> =>
	new Promise((resolve, reject) => {
		const socket = connect({path, allowHalfOpen: true});
		socket.once('error', reject);
		socket.once('connect', () => {
			socket.removeListener('error', reject);
			resolve(socket);
		});
	});

/** Resolves when there is a file, or it is too late; takes no processor time from the one who makes it. */
const appearance = (path: string, tooLate: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		const watcher = watch(dirname(path), {signal: tooLate});
		const look = (): void => {
			if (existsSync(path)) {
				watcher.close();
			}
		};

		watcher.on('change', look);
		watcher.on('close', resolve);
		look();
	});

/** Connects as soon as somebody listens. */
export const connectWhenReady = async (path: string): Promise<Socket> => {
	const tooLate = AbortSignal.timeout(START_MS_MAX);
	await appearance(path, tooLate);
	for (;;) {
		try {
			return await connectOnce(path);
		} catch (error) {
			if (tooLate.aborted) {
				throw error;
			}

			await nextTurn();
		}
	}
};

const run = (
	command: (path: string) => readonly [string, readonly string[]],
	errorOutput: 'inherit' | 'ignore' = 'inherit',
): Endpoint => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	const path = join(folder, 'qmp.sock');
	const [file, args] = command(path);
	const child: ChildProcess = spawn(file, args, {stdio: ['ignore', 'ignore', errorOutput]});
	const exited = new Promise<number | string>(resolve => {
		child.once('exit', (code, signal) => resolve(code ?? signal ?? ''));
	});
	return {
		path,
		exited,
		async stop() {
			child.kill('SIGKILL');
			await exited;
			rmSync(folder, {recursive: true, force: true});
		},
	};
};

const QEMU = 'qemu-system-x86_64';

/** The version line of the QEMU that is installed; undefined when none is. */
export const installedQemu = (): string | undefined => {
	const {status, stdout} = spawnSync(QEMU, ['--version'], {encoding: 'utf8'});
	return status === 0 ? stdout.split('\n')[0] : undefined;
};

const NO_MACHINE = ['-machine', 'none', '-nodefaults', '-display', 'none', '-S'];

/** A real QEMU, stopped and without a machine unless its options say otherwise. */
export const startQemu = (
	errorOutput: 'inherit' | 'ignore' = 'inherit',
	options: readonly string[] = NO_MACHINE,
): Endpoint =>
	run(path => [QEMU, [...options, ...['-qmp', `unix:${path},server=on,wait=off`]]], errorOutput);

/** The mock in the same condition. */
export const startMock = (): Endpoint =>
	run(path => [
		process.execPath,
		[MAIN, '--machine', 'none', '--paused', '--listen', `unix:${path}`],
	]);
