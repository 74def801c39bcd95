import {SystemClock} from '../../core/runtime/system-clock.ts';

// Whoever asked may be long gone.
const WAIT_MS_MAX = 600_000;

/**
 * Resolves when `promise` has, when so many milliseconds of real time are over (600,000 at most), or when the server
 * ends. Whoever asks over HTTP waits in real time, however the machine's goes.
 */
export const within = async (
	promise: Promise<unknown>,
	ms: number,
	closing: AbortSignal,
): Promise<void> => {
	if (ms <= 0 || closing.aborted) {
		return;
	}

	const clock = new SystemClock();
	let resolve = (): void => {};
	const over = new Promise<void>(done => {
		resolve = done;
	});
	clock.after(Math.min(ms, WAIT_MS_MAX), resolve);
	closing.addEventListener('abort', resolve);
	promise.then(resolve, resolve);
	await over;
	closing.removeEventListener('abort', resolve);
	clock.stop();
};
