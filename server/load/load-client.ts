import type {BlockDone} from './event-in.ts';

/** A client, as a load sees it. */
export interface LoadClient {
	/** Bytes that it has not taken yet. */
	readonly unread: number;
	/**
	 * Sends as much of whole messages as can be sent at once, and tells how many bytes these were; all may be used again
	 * then. The rest is to follow by `sendBlock` before anything else.
	 */
	sendNow(bytes: Buffer): number;
	/** Sends whole messages, or what `sendNow` has left of them; `done` when the bytes may be used again. */
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
