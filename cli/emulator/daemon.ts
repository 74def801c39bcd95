import {spawn} from 'node:child_process';
import {redirectErrors, signalPipe, writeError} from '../../core/runtime/real-streams.ts';

const FIRST_FREE = 3;
/** Tells the child that it is one, and at which descriptor its parent waits. */
const VARIABLE = 'MOCK_QMP_DAEMON_READY';
// os-posix.c, os_daemonize.
const MASK = 0o027;

/** Whether this process is to become a daemon by itself: it is the child of one that was asked to. */
export const isDaemonChild = (): boolean => process.env[VARIABLE] !== undefined;

/**
 * Starts this program again as a daemon, hands the descriptors on, and waits until that says that it is ready. Gives
 * the exit code: 0 then, that of the child if it has ended before; what it says goes to standard error.
 */
export const startDaemon = (descriptors: readonly number[]): Promise<number> =>
	new Promise(resolve => {
		const ready = Math.max(FIRST_FREE - 1, ...descriptors) + 1;
		const stdio = Array.from({length: ready + 1}, (_, index) => {
			if (index === 2 || index === ready) {
				return 'pipe' as const;
			}

			return descriptors.includes(index) ? index : ('ignore' as const);
		});
		process.umask(MASK);
		const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
			detached: true,
			stdio,
			env: {...process.env, [VARIABLE]: String(ready)},
		});
		child.stdio[2]?.on('data', bytes => writeError(String(bytes)));
		child.stdio[ready]?.on('data', () => resolve(0));
		child.on('close', code => resolve(code ?? 1));
	});

/** Lets go of the streams that whoever called us reads, and tells the parent that all is ready. */
export const becomeDaemon = (logFile: string | undefined): void => {
	process.chdir('/');
	if (logFile === undefined) {
		redirectErrors('/dev/null');
	}

	signalPipe(Number(process.env[VARIABLE]));
};
