const SEEDS = 2 ** 32;

/** A fresh seed: short enough to be typed again. */
export const freshSeed = (): string =>
	Math.floor(Math.random() * SEEDS)
		.toString(16)
		.padStart(8, '0');
