import type {EventBatch} from '../../core/protocol/event-batch.ts';
import type {EventTemplate} from '../../core/protocol/event-template.ts';
import type {Random} from '../../core/runtime/random.ts';

/** How events of a phase spread over time. */
export type ArrivalKind = 'even' | 'poisson';

/** A stretch of a load with one rate, or a rate that grows or falls evenly. */
export interface LoadPhase {
	readonly name: string;
	/** In milliseconds; Infinity for a phase that ends with the run. */
	readonly durationMs: number;
	/** Events a second at its begin and at its end; `max` for as many as the clients take; none when left out. */
	readonly rate?: readonly [from: number, to: number] | 'max' | undefined;
	readonly arrivals: ArrivalKind;
}

/** One kind of event of a load. */
export interface LoadEvent {
	/** How often it comes, compared with the others of the load; above 0. */
	readonly weight: number;
	readonly template: EventTemplate;
	/** Room for the values of the template's slots, of the event that is rendered at present. */
	readonly values: Float64Array;
	/** Draws the values of the slots of the `sequence`-th event of the load, counted from 0. */
	readonly draw: (values: Float64Array, random: Random, sequence: number) => void;
	/** Draws those of a whole batch, the same; the `sequence`-th event is its first. */
	readonly drawBatch?: (batch: EventBatch, random: Random, sequence: number) => void;
}

/** Which of the machines one is. */
export interface MachineShare {
	/** From 0. */
	readonly index: number;
	readonly count: number;
}

/** What a load consists of. */
export interface LoadPlan {
	/** Whether the rates are those of all machines together, or of each. */
	readonly scope: 'fleet' | 'vm';
	readonly events: readonly [LoadEvent, ...LoadEvent[]];
	readonly phases: readonly LoadPhase[];
}
