import type {Microseconds} from '../../core/runtime/clock.ts';
import type {Random} from '../../core/runtime/random.ts';

/** What an expression may look at. */
export interface Scope {
	/** The variables of a machine of a fleet. */
	readonly vars: Readonly<Record<string, unknown>>;
	/** The scenario's parameters. */
	readonly params: Readonly<Record<string, unknown>>;
	/** What `set` has put there. */
	readonly state: Readonly<Record<string, unknown>>;
	/** The machine: index, name, uuid, status. */
	readonly vm: Readonly<Record<string, unknown>>;
	/** The command that set a reaction off: name, arguments, id, client. */
	readonly cmd: Readonly<Record<string, unknown>> | undefined;
	/** The last event of this script, or the one that set a reaction off: name, data. */
	readonly event: Readonly<Record<string, unknown>> | undefined;
	readonly now: Microseconds;
	/** How many events of a load came before; 0 elsewhere. */
	readonly seq: number;
	/** The stream of chance of this occurrence of the step. */
	readonly random: Random;
}

/** The names of what an expression may look at, apart from `rand` and `faker`, with their types in CEL. */
export const scopeTypes = {
	vars: 'dyn',
	params: 'dyn',
	state: 'dyn',
	vm: 'dyn',
	cmd: 'dyn',
	event: 'dyn',
	now: 'int',
	seq: 'int',
} as const satisfies Partial<Record<keyof Scope, string>>;
