// A sleep of the platform ends about so much later than it should.
const LATE_MS = 0.1;
// What comes from clients meanwhile has to wait for so long.
const DOZE_MS_MAX = 0.15;
const DOZE_MS_MIN = 0.02;
const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Has the whole thread sleep for a part of the next `ms` milliseconds, and tells how long it did, in milliseconds. */
export const doze = (ms: number): number => {
	const wanted = Math.min(ms - LATE_MS, DOZE_MS_MAX);
	if (wanted < DOZE_MS_MIN) {
		return 0;
	}

	const begin = performance.now();
	Atomics.wait(nobody, 0, 0, wanted);
	return performance.now() - begin;
};
