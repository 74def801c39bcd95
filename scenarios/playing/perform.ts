import type {ShutdownCause} from '../../core/machine/machine.ts';
import {guestDoes} from '../../core/machine/power/guest-deeds.ts';
import {QmpError} from '../../core/protocol/qmp-error.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import type {Random} from '../../core/runtime/random.ts';
import {dataFor} from '../event-data.ts';
import type {Value} from '../expressions/value.ts';
import type {Choice, Scenario, Step, Verb} from '../scenario.ts';
import {armFault} from './arm-fault.ts';
import {arrive} from './arrive.ts';
import {expectAnd} from './expect.ts';
import {type Answer, below, type Frame, scopeOf} from './frame.ts';
import type {Routine} from './thread.ts';
import {type Script, walk} from './walker.ts';

type VerbOf<K extends Verb['kind']> = Extract<Verb, {kind: K}>;

const evaluate = (value: Value, frame: Frame, random: Random, script: Script): unknown =>
	value.isConstant ? value.constant : value.evaluate(scopeOf(frame, random, script));

const isData = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const emit = (verb: VerbOf<'emit'>, frame: Frame, random: Random, script: Script): void => {
	const {machine, clock} = script.stage;
	const {event, data: value, isStrict} = verb;
	const given = value === undefined ? {} : evaluate(value, frame, random.fork('given'), script);
	const data = dataFor(
		{event, isStrict, data: isData(given) ? given : {}},
		{machine, random, now: clock.now()},
	);
	machine.emitChecked(event, data);
	if (event === 'SHUTDOWN' && !machine.power.outlives(shutdownCause(data))) {
		script.leave(shutdownCause(data));
	}

	frame.event = {name: event, data: data ?? {}};
};

const emitAsGiven = (
	{event, data: value}: VerbOf<'emit as given'>,
	frame: Frame,
	random: Random,
	script: Script,
): void => {
	const given = value && evaluate(value, frame, random.fork('given'), script);
	const data = isData(given) ? given : undefined;
	script.stage.machine.events.emitAsGiven(event, data);
	frame.event = {name: event, data: data ?? {}};
};

const shutdownCause = (data: unknown): ShutdownCause => {
	const reason = isData(data) ? data.reason : undefined;
	return typeof reason === 'string' ? (reason as ShutdownCause) : 'guest-shutdown';
};

const answerOf = (frame: Frame, {place}: Step, {file}: Scenario): Answer => {
	if (frame.answer === undefined) {
		throw new MockQmpError(
			'SCENARIO_INVALID',
			`${file}:${place.line}:${place.column} there is no command here to reply to`,
			{remedy: 'reply and error belong to a reaction to a command'},
		);
	}

	return frame.answer;
};

const choose = (choices: readonly Choice[], random: Random): number => {
	let ticket = random.next() * choices.reduce((sum, {weight}) => sum + weight, 0);
	const index = choices.findIndex(({weight}) => {
		ticket -= weight;
		return ticket < 0;
	});
	return Math.max(0, index);
};

function* walkSideBySide(
	branches: ReadonlyArray<readonly Step[]>,
	frame: Frame,
	random: Random,
	script: Script,
): Routine {
	const frames = branches.map((_, index) => below(frame, random.fork(index)));
	yield {
		kind: 'signal',
		subscribe(resume) {
			let running = branches.length;
			const threads = branches.map((branch, index) =>
				script.spawn(walk(branch, frames[index] ?? frame, script), frame, () => {
					running -= 1;
					if (running === 0) {
						resume();
					}
				}),
			);
			if (running === 0) {
				resume();
			}

			return () => {
				for (const thread of threads) {
					thread.stop();
				}
			};
		},
	};
	frame.due = Math.max(frame.due, ...frames.map(({due}) => due));
}

function* playOther(name: string, frame: Frame, random: Random, script: Script): Routine {
	yield {
		kind: 'signal',
		subscribe(resume) {
			script.play(name, random, resume);
			return () => {};
		},
	};
	frame.due = Math.max(frame.due, script.stage.clock.now());
}

/** Does what a step says, once. */
export function* performVerb(step: Step, frame: Frame, random: Random, script: Script): Routine {
	const {verb} = step;
	const {machine, faults} = script.stage;
	switch (verb.kind) {
		case 'emit':
			emit(verb, frame, random, script);
			return;
		case 'emit as given':
			emitAsGiven(verb, frame, random, script);
			return;
		case 'reply':
			answerOf(frame, step, script.scenario).reply(evaluate(verb.value, frame, random, script));
			return;
		case 'error': {
			const desc = String(evaluate(verb.desc, frame, random, script));
			answerOf(frame, step, script.scenario).fail(new QmpError(verb.class, desc));
			return;
		}

		case 'goto':
			machine.goto(verb.state, {isSilent: verb.isSilent});
			return;
		case 'guest':
			guestDoes(machine.power, verb.deed);
			return;
		case 'greet':
			script.stage.greet();
			return;
		case 'fault':
			armFault(faults, verb.fault, {random, client: frame.command?.client});
			return;
		case 'choose': {
			const index = choose(verb.choices, random.fork('choose'));
			const inner = below(frame, random.fork(index));
			yield* walk(verb.choices[index]?.steps ?? [], inner, script);
			frame.due = inner.due;
			return;
		}

		case 'parallel':
			yield* walkSideBySide(verb.branches, frame, random, script);
			return;
		case 'arrivals':
			yield* arrive(verb, frame, random, script);
			return;
		case 'run': {
			const inner = below(frame, random.fork(verb.macro));
			yield* walk(script.scenario.macros[verb.macro] ?? [], inner, script);
			frame.due = inner.due;
			return;
		}

		case 'expect':
			yield expectAnd(verb.expectation, script.stage.expectations);
			frame.due = Math.max(frame.due, script.stage.clock.now());
			return;
		case 'play':
			yield* playOther(verb.scenario, frame, random, script);
			return;
		case 'stop':
			script.end();
			// Nothing wakes it: what comes behind is not done.
			yield {kind: 'signal', subscribe: () => () => {}};
			return;
		case 'set':
			return;
		default:
			verb satisfies never;
	}
}
