import type {Clock} from '../../runtime/clock.ts';
import type {EventBus} from '../event-bus.ts';
import type {JobDriver} from './job-driver.ts';

/** What a job is created with. */
export interface JobOptions {
	readonly id: string;
	readonly driver: JobDriver;
	readonly isAutoFinalized: boolean;
	readonly isAutoDismissed: boolean;
	/** Bytes per second; 0 for no limit. */
	readonly speed: number;
	/** It has left the list of jobs. */
	onGone(): void;
}

/** The machine that a job belongs to. */
export interface JobOwner {
	readonly clock: Clock;
	readonly events: EventBus;
}
