import {defineGenerator} from './generator.ts';

// The Linux driver moves in steps of 256 pages of 4 KiB (recording `balloon-inflate-deflate-1`).
const STEP = 1024 * 1024;

/** The guest's balloon comes one step nearer to its target. */
export const balloonChange = defineGenerator('BALLOON_CHANGE', ({machine: {balloon}}) => {
	const {actual, target} = balloon;
	const step = Math.min(STEP, Math.abs(target - actual));
	return {actual: actual + Math.sign(target - actual) * step};
});
