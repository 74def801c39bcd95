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

/** Whom the events are for. */
export interface LoadAudience {
	/** The clients that have negotiated. */
	readonly clients: readonly LoadClient[];
}
