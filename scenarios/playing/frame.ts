import type {QmpError} from '../../core/protocol/qmp-error.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';
import type {Scope} from '../expressions/scope.ts';
import type {AskedCommand, Stage} from './stage.ts';

/** What the variables of a scenario hold. */
export type Variables = Record<string, unknown>;

/** How the command is answered that set a reaction off. */
export interface Answer {
	readonly reply: (value: unknown) => void;
	readonly fail: (error: QmpError) => void;
}

/** Where a list of steps stands: what its schedule counts from and what its expressions see. */
export interface Frame {
	/** What `at` counts from. */
	readonly zero: Microseconds;
	/** When the step before was due. */
	due: Microseconds;
	readonly random: Random;
	readonly command: AskedCommand | undefined;
	readonly answer: Answer | undefined;
	event: {readonly name: string; readonly data: unknown} | undefined;
}

/** A frame for steps that stand below another's: its own schedule, the same surroundings. */
export const below = (frame: Frame, random: Random, zero = frame.zero): Frame => ({
	...frame,
	zero,
	random,
});

/** What expressions of a step may look at. */
export const scopeOf = (
	frame: Frame,
	random: Random,
	{
		stage,
		params,
		state,
	}: {
		readonly stage: Stage;
		readonly params: Readonly<Record<string, unknown>>;
		readonly state: Variables;
	},
): Scope => {
	const {machine, index, vars} = stage;
	const {name, uuid} = machine.options;
	return {
		vars,
		params,
		state,
		vm: {index, name: name ?? '', uuid, status: machine.status},
		cmd: frame.command && {...frame.command},
		event: frame.event && {...frame.event},
		now: stage.clock.now(),
		seq: 0,
		random,
	};
};
