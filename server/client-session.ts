import type {OutgoingMessage} from '../core/faults/fault-rule.ts';
import type {Layout} from '../core/protocol/encode.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import type {Dispatcher} from './dispatcher.ts';

/** What a session needs of whoever carries its bytes. */
export interface SessionOptions {
	/** The label of the client, for the journal. */
	readonly client: string;
	readonly dispatcher: Dispatcher;
	readonly layout: Layout;
	/** Takes a whole message, line end included. */
	readonly send: (text: string, outgoing: OutgoingMessage) => void;
	/** Called when the client has negotiated. */
	readonly onNegotiated: () => void;
	/** Called when there is room for more bytes after `isFull`. */
	readonly onRoom: () => void;
	/** Called once when the client has ended its input and got all its replies. */
	readonly onDone: () => void;
}

/** What a connection gives its session. */
export type SessionHooks = Pick<SessionOptions, 'client' | 'send' | 'onRoom' | 'onDone'>;

/** What stands between one client's bytes and whoever answers them. */
export interface ClientSession {
	/** Whether no more bytes may be handed over for now. */
	readonly isFull: boolean;
	readonly isNegotiated: boolean;
	/** Events reach the client though it has not negotiated: a fault that QEMU does not have. */
	hasEarlyEvents: boolean;
	/** Greets. */
	open(): void;
	/** The greeting once more, to be sent as it is; with `isAnew` the session is back in negotiation. */
	greetAgain(isAnew: boolean): string;
	/** Takes bytes from the client; not while the session is full. */
	receive(bytes: Uint8Array): void;
	/** The client will send nothing more; its pending replies still go out. */
	endInput(): void;
	/** Tells the client of an event, if it has negotiated. */
	deliver(event: EventMessage): void;
	/** The client is gone: nothing more is taken or sent. */
	close(): void;
}

/** Makes the session of a client. */
export type CreateSession = (options: SessionOptions) => ClientSession;
