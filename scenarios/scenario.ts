import type {MachineRequest} from '../core/machine/compose-options.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {Delay} from './duration.ts';
import type {Expectation} from './expectations/expectation.ts';

/** When a step is due, counted from the scenario's zero or from the step before. */
export type Due =
	| {readonly kind: 'at'; readonly delay: Delay}
	| {readonly kind: 'after'; readonly delay: Delay};

/** What a step does. */
export type Verb =
	| {
			readonly kind: 'emit';
			readonly event: EventName;
			/** Members that replace generated ones. */
			readonly data: Readonly<Record<string, unknown>>;
			/** Nothing is generated: `data` is all. */
			readonly isStrict: boolean;
	  }
	| {readonly kind: 'goto'; readonly state: RunState; readonly isSilent: boolean}
	| {readonly kind: 'parallel'; readonly branches: ReadonlyArray<readonly Step[]>};

/** One line of the script. */
export interface Step {
	/** Names the step's stream of chance: its `id`, or its place. */
	readonly id: string;
	readonly due: Due;
	readonly times: number;
	/** Between repetitions. */
	readonly every: Delay;
	readonly verb: Verb;
}

/** A script, checked. */
export interface Scenario {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** What the machine is, where the scenario says. */
	readonly machine: MachineRequest;
	readonly isThrottled: boolean;
	readonly timeline: readonly Step[];
	/** What is expected of clients and of the run. */
	readonly expect: readonly Expectation[];
}
