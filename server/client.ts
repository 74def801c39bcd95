import type {Connection} from './connection.ts';

/** A client that is connected. */
export interface Client {
	/** Its label, as the journal names it: `compat_monitor0#0`. */
	readonly id: string;
	/** The label of its monitor. */
	readonly monitor: string;
	readonly isNegotiated: boolean;
	/** Bytes that it has not taken yet. */
	readonly unread: number;
	/** Sends what is under way, then end of file; resolves when the client has it or is gone. */
	disconnect(): Promise<void>;
}

/** A connection as users see it; what it says is true at that moment. */
export const clientOf = (connection: Connection): Client => ({
	id: connection.client,
	monitor: connection.monitor,
	isNegotiated: connection.isNegotiated,
	unread: connection.unread,
	disconnect: () => connection.close(),
});
