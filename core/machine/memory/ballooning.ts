import type {Guest} from '../devices/guest.ts';
import type {Balloon} from './balloon.ts';

// reference/timing.md, "Guest memory": the first step after 4 to 7 ms, then half a MiB in a millisecond.
const FIRST_STEP_MS = 5;
const STEP_MS = 2;
const STEP = 1024 * 1024;

/** Lets the guest move to its target, step by step, telling of each. */
export const startBallooning = (
	guest: Guest,
	balloon: Balloon,
	tell: (actual: number) => void,
): void => {
	if (balloon.isMoving) {
		return;
	}

	balloon.isMoving = true;
	const step = (): void => {
		const {actual, goal} = balloon;
		const way = goal - actual;
		if (way === 0) {
			balloon.isMoving = false;
			return;
		}

		tell(actual + Math.sign(way) * Math.min(STEP, Math.abs(way)));
		guest.after(STEP_MS, step);
	};
	guest.after(FIRST_STEP_MS, step);
};
