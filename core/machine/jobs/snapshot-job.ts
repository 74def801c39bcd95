import {QmpError} from '../../protocol/qmp-error.ts';
import type {Clock} from '../../runtime/clock.ts';
import type {RunState} from '../run-state.ts';
import type {JobDriver} from './job-driver.ts';
import type {Jobs} from './jobs.ts';
import {instantWork, type Workload} from './workload.ts';

// The job ends once the main loop gets to it, after the return.
const END_MS = 0.05;

/** The machine that snapshots are taken of. */
export interface SnapshotMachine {
	readonly clock: Clock;
	readonly jobs: Jobs;
	readonly status: RunState;
	goto(state: RunState): void;
}

/** A job whose work is done by the command that starts it. */
class SnapshotDriver implements JobDriver {
	readonly type: JobDriver['type'];
	readonly isBlockJob = false;
	readonly hasReadyPhase = false;
	readonly isDrainedAtStart = false;
	readonly onReadError = 'report';
	readonly onWriteError = 'report';
	isOver = false;

	constructor(type: JobDriver['type']) {
		this.type = type;
	}

	workload(): Workload {
		const done = instantWork(1, 0);
		return this.isOver ? done : {...done, skipped: 0, data: 1, rate: 0};
	}

	onWorked(): void {
		// Its end is told by the command.
	}
}

/**
 * Starts a job, does its work before the return, and ends it after that; the job stays until it is dismissed.
 * @throws QmpError for an id that is none
 */
export const runSnapshotJob = async (
	{clock, jobs}: SnapshotMachine,
	{type, id}: {readonly type: JobDriver['type']; readonly id: string},
	work: () => void | Promise<void>,
): Promise<Record<string, never>> => {
	const driver = new SnapshotDriver(type);
	const job = jobs.create(driver, {'job-id': id, 'auto-dismiss': false});
	job.start();
	let problem: string | undefined;
	try {
		await work();
	} catch (error) {
		if (!(error instanceof QmpError)) {
			throw error;
		}

		problem = error.message;
	}

	clock.after(END_MS, () => {
		driver.isOver = true;
		job.measure();
		job.finish(problem);
	});
	return {};
};

/** Lets so many milliseconds pass. */
export const passed = (clock: Clock, ms: number): Promise<void> =>
	new Promise(resolve => {
		clock.after(ms, resolve);
	});
