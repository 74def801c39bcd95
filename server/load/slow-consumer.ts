/** What becomes of events for a client that leaves more than `limit` bytes unread. */
export interface SlowConsumerPolicy {
	/** In bytes. */
	readonly limit: number;
	/**
	 * `block`: the load waits for the client and then catches up, nothing is lost and no memory grows; `queue`: it is
	 * written all the same; `drop`: that client misses it; `disconnect`: the client is cut off.
	 */
	readonly action: 'block' | 'queue' | 'drop' | 'disconnect';
}
