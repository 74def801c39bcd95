import type {OnError} from './job-driver.ts';

/** An error of the disk that a job comes upon. */
export interface WorkFault {
	/** Bytes of data that the job has got over when it happens. */
	readonly at: number;
	readonly operation: 'read' | 'write';
	/** What the system says of it; 'No space left on device' counts as such for policies. */
	readonly error: string;
	/** Whether it comes again when the job tries again. */
	readonly isLasting: boolean;
	/** What the machine asks for of itself instead of the job's policy; undefined to go by that. */
	readonly policy?: OnError;
}

/** What a job has to do. Sizes in bytes. */
export interface Workload {
	/** What is told as its total. */
	readonly total: number;
	/** Passed over at once in the beginning. */
	readonly skipped: number;
	/** What has to be moved; what is left of the total then is passed over at once. */
	readonly data: number;
	/** Bytes a second as long as there is no limit; 0 for work that never gets on. */
	readonly rate: number;
	/** How much is moved in one go, whatever the limit. */
	readonly chunk: number;
	/** Whether the pause that a limit asks for is kept after the last piece as well. */
	readonly isPausedAtEnd: boolean;
	/** Milliseconds that are needed apart from moving data. */
	readonly latencyMs: number;
	readonly faults: readonly WorkFault[];
}

/** A workload that is nothing but a number of steps done at once. */
export const instantWork = (total: number, latencyMs: number): Workload => ({
	total,
	skipped: total,
	data: 0,
	rate: 1,
	chunk: 1,
	isPausedAtEnd: false,
	latencyMs,
	faults: [],
});
