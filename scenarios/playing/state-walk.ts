import {later} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {StateMachine} from '../scenario.ts';
import type {Frame} from './frame.ts';
import type {Routine} from './thread.ts';
import {type Script, walk} from './walker.ts';

const pickNext = (next: Readonly<Record<string, number>>, random: Random): string | undefined => {
	const states = Object.entries(next);
	let ticket = random.next() * states.reduce((sum, [, weight]) => sum + weight, 0);
	return states.find(([, weight]) => {
		ticket -= weight;
		return ticket < 0;
	})?.[0];
};

/** Goes from state to state, as long as one follows the other. */
export function* walkStates(machine: StateMachine, frame: Frame, script: Script): Routine {
	let name: string | undefined = machine.initial;
	for (let visit = 0; name !== undefined; visit++) {
		const state = machine.states[name];
		const random = frame.random.fork(`${visit}/${name}`);
		const enter = {...frame, zero: frame.due, random: random.fork('enter')};
		const entered = frame.due;
		yield* walk(state?.enter ?? [], enter, script);
		if (state?.stay === undefined) {
			return;
		}

		// The stay counts from the begin of the state, unless entering it took longer.
		frame.due = Math.max(enter.due, later(entered, state.stay.draw(random.fork('stay'))));
		yield {kind: 'until', instant: frame.due};
		const exit = {...frame, zero: frame.due, random: random.fork('exit')};
		yield* walk(state.exit, exit, script);
		frame.due = exit.due;
		name = pickNext(state.next, random.fork('next'));
	}
}
