import type {FaultPlan} from '../../core/faults/fault-plan.ts';
import type {Machine} from '../../core/machine/machine.ts';
import type {Clock} from '../../core/runtime/clock.ts';
import type {Expectations} from '../expectations/expectations.ts';
import type {Scenario} from '../scenario.ts';

/** What players work on. */
export interface Stage {
	readonly machine: Machine;
	readonly clock: Clock;
	readonly faults: FaultPlan;
	readonly expectations: Expectations;
	/** The machine's number in its fleet; 0 for one alone. */
	readonly index: number;
	/** Its variables. */
	readonly vars: Readonly<Record<string, unknown>>;
	/** Values that replace those of `params`. */
	readonly overrides: Readonly<Record<string, unknown>>;
	/** Greets all clients (again). */
	readonly greet: () => void;
	/** A scenario by name or file. */
	readonly load: (nameOrFile: string) => Scenario;
	/** Told of each step, for measuring: when it was due and when it was done, in microseconds. */
	readonly onStep?: (due: number, done: number) => void;
}

/** A command that a reaction may answer. */
export interface AskedCommand {
	readonly name: string;
	readonly arguments: Readonly<Record<string, unknown>>;
	readonly id: unknown;
	/** The label of the client. */
	readonly client: string;
}
