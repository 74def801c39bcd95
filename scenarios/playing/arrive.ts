import {later} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {ArrivalPattern, Verb} from '../scenario.ts';
import {below, type Frame} from './frame.ts';
import type {Routine} from './thread.ts';
import {type Script, walk} from './walker.ts';

const MS_PER_S = 1000;

/** Milliseconds from one arrival to the next; the first one counts from the begin. */
const gapOf = (pattern: ArrivalPattern, index: number, random: Random): number => {
	switch (pattern.kind) {
		case 'poisson':
			return (-Math.log(1 - random.next()) / pattern.perSecond) * MS_PER_S;
		case 'even':
			return index === 0 ? 0 : MS_PER_S / pattern.perSecond;
		default:
			return index > 0 && index % pattern.count === 0 ? pattern.everyMs : 0;
	}
};

/** Lets things arrive: each time the steps are done beside all else, on a schedule of their own. */
export function* arrive(
	{pattern, forMs, steps}: Extract<Verb, {kind: 'arrivals'}>,
	frame: Frame,
	random: Random,
	script: Script,
): Routine {
	const end = later(frame.due, forMs ?? Number.POSITIVE_INFINITY);
	const gaps = random.fork('gaps');
	function* arrivals(start: number): Routine {
		let due = start;
		for (let index = 0; ; index++) {
			due = later(due, gapOf(pattern, index, gaps));
			if (due >= end) {
				return;
			}

			yield {kind: 'until', instant: due};
			script.spawn(walk(steps, {...below(frame, random.fork(index), due), due}, script), frame);
		}
	}

	script.spawn(arrivals(frame.due), frame);
	if (forMs !== undefined) {
		frame.due = end;
		yield {kind: 'until', instant: end};
	}
}
