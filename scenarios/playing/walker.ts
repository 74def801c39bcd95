import type {ShutdownCause} from '../../core/machine/machine.ts';
import {later} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {Value} from '../expressions/value.ts';
import type {Repeat, Scenario, Schedule, Step} from '../scenario.ts';
import {conditionOf} from './condition.ts';
import {type Frame, scopeOf, type Variables} from './frame.ts';
import {performVerb} from './perform.ts';
import type {Signals} from './signals.ts';
import type {Stage} from './stage.ts';
import type {Routine, Thread} from './thread.ts';

/** What the routines of one playing scenario share. */
export interface Script {
	readonly scenario: Scenario;
	readonly stage: Stage;
	readonly signals: Signals;
	readonly params: Readonly<Record<string, unknown>>;
	readonly state: Variables;
	/** Walks steps beside the others; `onEnd` is called when that has ended by itself. */
	readonly spawn: (routine: Routine, frame: Frame, onEnd?: () => void) => Thread;
	/** Plays another scenario; `onEnd` is called when it has ended. */
	readonly play: (nameOrFile: string, random: Random, onEnd: () => void) => void;
	/** Ends the QEMU process, which has told so, once the present list of steps is done. */
	readonly leave: (cause: ShutdownCause) => void;
	/** Ends all that plays of the scenario, but for steps that still have to answer a command. */
	readonly end: () => void;
}

/**
 * Walks a list of steps. Schedules count from the due time of the step before, so what the outside does moves nothing;
 * what chance decides is drawn from streams of each step's own, in the order of its occurrences.
 */
export function* walk(steps: readonly Step[], frame: Frame, script: Script): Routine {
	for (const step of steps) {
		const stream = frame.random.fork(step.label);
		yield* awaitTurn(step.schedule, frame, stream, script);
		if (isChosen(step.chance, frame, stream, script)) {
			yield* repeat(step, frame, stream, script);
		}
	}
}

const evaluate = (value: Value, frame: Frame, random: Random, script: Script): unknown =>
	value.isConstant ? value.constant : value.evaluate(scopeOf(frame, random, script));

function* awaitTurn(schedule: Schedule, frame: Frame, stream: Random, script: Script): Routine {
	if (schedule.kind === 'when') {
		yield conditionOf(schedule.condition, frame, stream.fork('when'), script);
		frame.due = script.stage.clock.now();
		return;
	}

	const from = schedule.kind === 'at' ? frame.zero : frame.due;
	frame.due = later(from, schedule.delay.draw(stream.fork('due')));
	yield {kind: 'until', instant: frame.due};
}

const isChosen = (
	chance: Value | undefined,
	frame: Frame,
	stream: Random,
	script: Script,
): boolean => {
	const random = stream.fork('chance');
	return chance === undefined || random.next() < Number(evaluate(chance, frame, random, script));
};

const timesOf = (repeat: Repeat, frame: Frame, stream: Random, script: Script): number =>
	Number(evaluate(repeat.times, frame, stream.fork('times'), script));

function* repeat(step: Step, frame: Frame, stream: Random, script: Script): Routine {
	const times = step.repeat === undefined ? 1 : timesOf(step.repeat, frame, stream, script);
	for (let occurrence = 0; occurrence < times; occurrence++) {
		const random = stream.fork(occurrence);
		if (occurrence > 0 && step.repeat !== undefined) {
			frame.due = later(frame.due, step.repeat.every.draw(stream.fork(`every/${occurrence}`)));
			yield {kind: 'until', instant: frame.due};
			if (step.repeat.until?.evaluate(scopeOf(frame, random, script)) === true) {
				return;
			}
		}

		yield* performVerb(step, frame, random, script);
		script.stage.onStep?.(frame.due, script.stage.clock.now());
		if (step.set !== undefined) {
			Object.assign(script.state, evaluate(step.set, frame, random.fork('set'), script));
		}
	}
}
