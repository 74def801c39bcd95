import type {FaultSpec} from '../core/faults/fault-spec.ts';
import type {GuestDeed} from '../core/machine/power/guest-deeds.ts';
import type {RunState} from '../core/machine/run-state.ts';
import type {ErrorClass} from '../core/protocol/qmp-error.ts';
import type {EventName} from '../core/schema/generated/qemu-7.2.ts';
import type {ExpectationSpec} from './expectations/expectation.ts';
import type {Match} from './match.ts';

/** A delay: `250ms`, `2s+-200ms`, `uniform(1s, 3s)`, `exp(1s)`, `normal(1s, 200ms)`, `lognormal(median, p99)`. */
export type DelayText = string;
/** An expression in CEL, with the dollar and the braces around it. */
export type ExpressionText = string;

type Data = Readonly<Record<string, unknown>>;

/** What a reaction or a `when` waits for: one of the first seven members. */
export interface TriggerFile {
	readonly command?: string;
	readonly event?: EventName;
	readonly state?: RunState;
	readonly connect?: true;
	readonly disconnect?: true;
	readonly negotiated?: true;
	/** A time such as `5s`. */
	readonly idle?: string;
	readonly match?: Match;
	readonly in?: RunState | readonly RunState[];
}

/** A step of a scenario as it is written. */
export interface StepFile {
	readonly id?: string;
	readonly at?: DelayText;
	readonly after?: DelayText;
	readonly when?: TriggerFile | ExpressionText;
	readonly repeat?: {
		readonly times?: number | 'forever' | ExpressionText;
		readonly until?: ExpressionText;
		readonly every?: DelayText;
	};
	/** From 0 to 1. */
	readonly chance?: number | ExpressionText;
	readonly set?: Data;
	readonly emit?: EventName;
	readonly data?: Data;
	readonly strict?: boolean;
	readonly unchecked?: boolean;
	readonly reply?: unknown;
	readonly error?: ErrorClass;
	readonly desc?: string;
	readonly goto?: RunState;
	readonly silent?: boolean;
	readonly guest?: GuestDeed;
	readonly greet?: unknown;
	readonly fault?: FaultSpec;
	readonly choose?: ReadonlyArray<{readonly weight?: number; readonly do: readonly StepFile[]}>;
	readonly parallel?: ReadonlyArray<readonly StepFile[]>;
	/** `poisson(3/s)`, `even(3/s)`, `burst(50, every: 10s)`. */
	readonly arrivals?: string;
	readonly for?: string;
	readonly do?: readonly StepFile[];
	readonly run?: string;
	readonly expect?: ExpectationSpec;
	readonly play?: string;
	readonly stop?: unknown;
}

/** A scenario as it is written, in a file or in code; the rules are those of the scenario language. */
export interface ScenarioFile {
	readonly 'mock-qmp': 1;
	readonly name?: string;
	readonly title?: string;
	readonly description?: string;
	readonly seed?: string | number;
	readonly qemu?: string | number;
	readonly params?: Data;
	readonly machine?: Data;
	readonly throttle?: 'on' | 'off' | boolean;
	readonly wire?: {readonly chunk?: number | string; readonly faults?: readonly FaultSpec[]};
	readonly timeline?: readonly StepFile[];
	readonly on?: ReadonlyArray<
		TriggerFile & {
			readonly id?: string;
			readonly nth?: number;
			readonly skip?: number;
			readonly times?: number;
			readonly do: readonly StepFile[];
		}
	>;
	readonly machines?: Readonly<
		Record<
			string,
			{
				readonly initial?: string;
				readonly states: Readonly<
					Record<
						string,
						{
							readonly enter?: readonly StepFile[];
							readonly stay?: DelayText;
							readonly exit?: readonly StepFile[];
							readonly next?: Readonly<Record<string, number>>;
						}
					>
				>;
			}
		>
	>;
	readonly macros?: Readonly<Record<string, readonly StepFile[]>>;
	readonly expect?: readonly ExpectationSpec[];
	readonly fleet?: Data;
	readonly load?: Data;
	readonly 'slow-consumer'?: Data;
	readonly slo?: readonly Data[];
}
