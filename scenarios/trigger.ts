import type {RunState} from '../core/machine/run-state.ts';
import type {Matcher} from './match.ts';

/** What a reaction, a `when` or an expectation may wait for. */
export const triggerKinds = [
	'command',
	'event',
	'state',
	'connect',
	'disconnect',
	'negotiated',
	'idle',
] as const;
export type TriggerKind = (typeof triggerKinds)[number];

/** Something that may happen. */
export interface Trigger {
	readonly kind: TriggerKind;
	/** The command, event or run state; undefined: any. */
	readonly name: string | undefined;
	/** Of `idle`: for how long no command has come. */
	readonly idleMs: number;
	/** What the arguments or the data must be. */
	readonly matches: Matcher;
	/** In which run states it counts; undefined: in all. */
	readonly states: readonly RunState[] | undefined;
}

/** Something that has happened, as triggers see it. */
export interface Occurrence {
	readonly kind: TriggerKind;
	readonly name: string;
	/** Arguments of a command, data of an event. */
	readonly data: Readonly<Record<string, unknown>>;
}

/** Tells whether a trigger waits for this; `state` is the machine's present run state. */
export const isTriggered = (
	{kind, name, matches, states}: Trigger,
	occurrence: Occurrence,
	state: RunState,
): boolean =>
	kind === occurrence.kind &&
	(name === undefined || name === occurrence.name) &&
	(states === undefined || states.includes(state)) &&
	matches(occurrence.data);
