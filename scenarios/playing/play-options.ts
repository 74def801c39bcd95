import type {Random} from '../../core/runtime/random.ts';

/** How a scenario is played. */
export interface PlayOptions {
	readonly random: Random;
	/** How often in all; Infinity: until it is stopped. */
	readonly times: number;
	/** Called when the last round is over. */
	readonly onEnd: () => void;
	/** Called when a step cannot be done; the player has stopped then. */
	readonly onError: (error: unknown) => void;
	/** Whether the faults of its `wire` are in force already. */
	readonly isWireArmed?: boolean;
	/** How many scenarios play this one; 0 for one that was asked for. */
	readonly depth?: number;
}
