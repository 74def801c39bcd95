import type {Clock} from '../../core/runtime/clock.ts';
import type {BlockDone} from './event-in.ts';

/** A client, as a load sees it. */
export interface LoadClient {
	/** Bytes that it has not taken yet. */
	readonly unread: number;
	/** Sends whole messages; `done` when the bytes may be used again. */
	sendBlock(bytes: Buffer, done: BlockDone): void;
	/** Calls `listener` once when it has taken all, or is gone. */
	onceDrained(listener: () => void): void;
	/** Cuts it off. */
	destroy(): void;
}

/** Whose clients get the events. */
export interface LoadedMachine {
	readonly clock: Clock;
	/** The clients that have negotiated. */
	readonly connections: readonly LoadClient[];
}
