import type {Value} from '../expressions/value.ts';
import type {Step} from '../scenario.ts';

/** What some machines of a fleet do. */
export interface MixEntry {
	/** How many machines do so, compared with the other entries; above 0. */
	readonly weight: number;
	/** A scenario that they play. */
	readonly scenario: string | undefined;
	/** Steps that go on beside everything else. */
	readonly background: readonly Step[];
}

/** Many machines, as a scenario asks for them. */
export interface FleetSpec {
	readonly count: number;
	readonly name: Value | undefined;
	/** Addresses of the monitors of each machine. */
	readonly listen: Value | undefined;
	/** Variables of each machine. */
	readonly vars: Value | undefined;
	readonly mix: readonly MixEntry[];
}
