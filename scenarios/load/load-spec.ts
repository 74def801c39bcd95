import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';
import type {Expression} from '../expressions/expressions.ts';
import type {Value} from '../expressions/value.ts';
import type {Step} from '../scenario.ts';
import type {ArrivalKind} from './load-plan.ts';

/** One kind of event of a load, as a scenario writes it. */
export interface LoadEventSpec {
	/** Above 0. */
	readonly weight: number;
	readonly event: EventName;
	readonly data: Value | undefined;
	/** The same as it is written. */
	readonly written: Readonly<Record<string, unknown>>;
	/** Nothing is generated: `data` is all. */
	readonly isStrict: boolean;
}

/** A stretch of a load. */
export interface PhaseSpec {
	readonly name: string;
	readonly durationMs: number;
	/** Events a second at its begin and end; `max`: as many as clients take; undefined: none of the load's own. */
	readonly rate: readonly [number, number] | 'max' | undefined;
	readonly arrivals: ArrivalKind;
	/** Which machines do `steps`: so many groups of those whose variable has the same value; undefined: all. */
	readonly pick: {readonly by: Expression; readonly groups: number} | undefined;
	readonly steps: readonly Step[];
}

/** A load, as a scenario asks for it. */
export interface LoadSpec {
	/** Whether rates are those of all machines together, or of each. */
	readonly scope: 'fleet' | 'vm';
	readonly events: readonly LoadEventSpec[];
	readonly phases: readonly PhaseSpec[];
}

/** What becomes of events for a client that leaves more than `limit` bytes unread. */
export interface SlowConsumer {
	readonly limit: number;
	/** `block`: the load waits; `queue`: it grows all the same; `drop`: the client misses it; `disconnect`. */
	readonly action: 'block' | 'queue' | 'drop' | 'disconnect';
}

/** What a run must keep to. */
export interface ServiceLevel {
	readonly metric: string;
	/** `p50`, `p99`, `max`, `min`, … with the bound: milliseconds for times, a share from 0 to 1 for `%`. */
	readonly bound: string;
	readonly limit: number;
}
