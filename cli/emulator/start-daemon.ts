import {spawn} from 'node:child_process';
import {writeError} from '../../core/runtime/real-streams.ts';
import {DAEMON_VARIABLE} from './daemon.ts';

const FIRST_FREE = 3;
// os-posix.c, os_daemonize.
const MASK = 0o027;

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
			env: {...process.env, [DAEMON_VARIABLE]: String(ready)},
		});
		child.stdio[2]?.on('data', bytes => writeError(String(bytes)));
		child.stdio[ready]?.on('data', () => resolve(0));
		child.on('close', code => resolve(code ?? 1));
	});
