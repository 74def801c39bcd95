import type {Fault} from '../core/faults/parse-fault.ts';
import type {MachineRequest} from '../core/machine/compose-options.ts';
import type {GuestDeed} from '../core/machine/power/guest-deeds.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {ErrorClass} from '../core/protocol/qmp-error.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {Delay} from './duration.ts';
import type {Expectation} from './expectations/expectation.ts';
import type {Expression} from './expressions/expressions.ts';
import type {Value} from './expressions/value.ts';
import type {FleetSpec} from './load/fleet-spec.ts';
import type {LoadSpec, ServiceLevel, SlowConsumer} from './load/load-spec.ts';
import type {Trigger} from './trigger.ts';
import type {Place} from './yaml-node.ts';

/** When a step is due: counted from the scenario's zero, from the step before, or when something happens. */
export type Schedule =
	| {readonly kind: 'at' | 'after'; readonly delay: Delay}
	| {readonly kind: 'when'; readonly condition: Trigger | Expression};

/** How a step is done again. */
export interface Repeat {
	/** How often in all; Infinity where only `until` ends it. */
	readonly times: Value;
	/** Ends it when true, looked at before each further time. */
	readonly until: Expression | undefined;
	readonly every: Delay;
}

/** One of several ways to go on. */
export interface Choice {
	readonly weight: number;
	readonly steps: readonly Step[];
}

/** When things arrive by chance or evenly. */
export type ArrivalPattern =
	| {readonly kind: 'poisson' | 'even'; readonly perSecond: number}
	| {readonly kind: 'burst'; readonly count: number; readonly everyMs: number};

/** What a step does. */
export type Verb =
	| {
			readonly kind: 'emit';
			readonly event: EventName;
			/** Members that replace generated ones. */
			readonly data: Value | undefined;
			/** Nothing is generated: `data` is all. */
			readonly isStrict: boolean;
	  }
	| {
			readonly kind: 'emit as given';
			/** Of this QEMU or not. */
			readonly event: string;
			readonly data: Value | undefined;
	  }
	| {readonly kind: 'reply'; readonly value: Value}
	| {readonly kind: 'error'; readonly class: ErrorClass; readonly desc: Value}
	| {readonly kind: 'set'}
	| {readonly kind: 'goto'; readonly state: RunState; readonly isSilent: boolean}
	| {readonly kind: 'guest'; readonly deed: GuestDeed}
	| {readonly kind: 'greet'}
	| {readonly kind: 'fault'; readonly fault: Fault}
	| {readonly kind: 'choose'; readonly choices: readonly Choice[]}
	| {readonly kind: 'parallel'; readonly branches: ReadonlyArray<readonly Step[]>}
	| {
			readonly kind: 'arrivals';
			readonly pattern: ArrivalPattern;
			/** How long things arrive; undefined: until the scenario ends, beside the steps that follow. */
			readonly forMs: number | undefined;
			readonly steps: readonly Step[];
	  }
	| {readonly kind: 'run'; readonly macro: string}
	| {readonly kind: 'expect'; readonly expectation: Expectation}
	| {readonly kind: 'play'; readonly scenario: string}
	| {readonly kind: 'stop'};

/** One line of the script. */
export interface Step {
	/** Names the step's stream of chance within its list: its `id`, or what it does and how many did so before it. */
	readonly label: string;
	readonly place: Place;
	readonly schedule: Schedule;
	readonly repeat: Repeat | undefined;
	/** How probably it is done at all, from 0 to 1. */
	readonly chance: Value | undefined;
	/** Variables of the scenario that it sets when it is done. */
	readonly set: Value | undefined;
	readonly verb: Verb;
}

/** What is done whenever something happens. */
export interface Reaction {
	readonly label: string;
	readonly place: Place;
	readonly trigger: Trigger;
	/** How often it does anything; Infinity: always. */
	readonly times: number;
	/** How many matching occasions it lets pass first. */
	readonly skip: number;
	/** Only on this occasion, counted from 1. */
	readonly nth: number | undefined;
	readonly steps: readonly Step[];
	/** Whether its steps answer the command themselves. */
	readonly isAnswering: boolean;
}

/** A state of a state machine. */
export interface MachineState {
	readonly enter: readonly Step[];
	/** How long it lasts; undefined: for ever. */
	readonly stay: Delay | undefined;
	readonly exit: readonly Step[];
	/** Where it leads, with weights. */
	readonly next: Readonly<Record<string, number>>;
}

/** Named states, walked beside the timeline. */
export interface StateMachine {
	readonly initial: string;
	readonly states: Readonly<Record<string, MachineState>>;
}

/** A script, checked. */
export interface Scenario {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** Where it comes from, for messages. */
	readonly file: string;
	readonly seed: string | undefined;
	readonly qemu: string | undefined;
	readonly params: Readonly<Record<string, unknown>>;
	/** What the machine is, where the scenario says. */
	readonly machine: MachineRequest;
	readonly isThrottled: boolean;
	/** Faults that are in force before the first client comes: of `wire.faults`, then the cut of `wire.chunk`. */
	readonly wire: readonly Fault[];
	readonly timeline: readonly Step[];
	readonly reactions: readonly Reaction[];
	readonly machines: Readonly<Record<string, StateMachine>>;
	readonly macros: Readonly<Record<string, readonly Step[]>>;
	/** What is expected of clients and of the run. */
	readonly expect: readonly Expectation[];
	readonly fleet: FleetSpec | undefined;
	readonly load: LoadSpec | undefined;
	readonly slowConsumer: SlowConsumer | undefined;
	readonly serviceLevels: readonly ServiceLevel[];
}
