import type {Clock} from '../core/runtime/clock.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import {VirtualClock} from '../core/runtime/virtual-clock.ts';

/**
 * Lets a clock go faster or slower from now on.
 * @param speed its seconds in a real second, from 0
 * @throws MockQmpError SPEED_FIXED where it is virtual or waits for nothing, OPTION_INVALID
 */
export const setClockSpeed = (clock: Clock, speed: number): void => {
	if (!(clock instanceof SystemClock)) {
		throw new MockQmpError('SPEED_FIXED', 'this clock is virtual, or waits for nothing', {
			remedy: 'move it with advance',
		});
	}

	if (!(speed >= 0 && Number.isFinite(speed))) {
		throw new MockQmpError('OPTION_INVALID', `${speed} is no speed; write a factor from 0`);
	}

	clock.setSpeed(speed);
};

/** Lets a clock go again as fast as it was made to go, if its speed can change at all. */
export const restoreClockSpeed = (clock: Clock, speed: number | 'max' = 1): void => {
	if (clock instanceof SystemClock && speed !== 'max') {
		clock.setSpeed(speed);
	}
};

/**
 * How fast a clock goes: a factor, 0 while it is frozen; `max` for one that waits for nothing, `virtual` for one that
 * only `advance` moves.
 */
export const clockSpeed = (clock: Clock): number | 'max' | 'virtual' => {
	if (clock instanceof SystemClock) {
		return clock.speed;
	}

	return clock instanceof VirtualClock ? 'virtual' : 'max';
};
