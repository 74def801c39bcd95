import type {Microseconds} from '../../core/runtime/clock.ts';

/** What a worker tells its parent. */
export type WorkerMessage =
	/** All its addresses are open. */
	| {
			readonly kind: 'ready';
			readonly addresses: readonly string[];
			readonly machines: number;
			/** Where its control API is, if it has one. */
			readonly control?: string | undefined;
	  }
	/** Its load may begin: all its machines have clients. */
	| {readonly kind: 'prepared'}
	/** Its load is over; the report as `--report json:FILE` has it. */
	| {readonly kind: 'report'; readonly report: string};

/** What a parent tells its workers. */
export type ParentMessage =
	/** The load begins, at that instant where all clocks are the system's. */
	| {readonly kind: 'begin'; readonly at: Microseconds | undefined}
	/** End in order, as on a signal. */
	| {readonly kind: 'end'};

export type WorkerMessageOf<K extends WorkerMessage['kind']> = Extract<
	WorkerMessage,
	{readonly kind: K}
>;
