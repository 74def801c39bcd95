import {SystemClock} from '../../core/runtime/system-clock.ts';

/**
 * Resolves when `promise` has, when so many milliseconds of real time are over, or when the server ends. Whoever asks
 * over HTTP waits in real time, however the machine's goes.
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
	clock.after(ms, resolve);
	closing.addEventListener('abort', resolve);
	promise.then(resolve, resolve);
	await over;
	closing.removeEventListener('abort', resolve);
	clock.stop();
};
