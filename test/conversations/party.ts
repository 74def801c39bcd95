import type {Conversation} from './conversation.ts';

/** One who holds conversations: a machine and a client of it that has negotiated. */
export interface Party {
	/** The folder that `$DIR` stands for. */
	readonly folder: string;
	/** The lines that have come after negotiation, without their CR LF. */
	readonly lines: readonly string[];
	send(text: string): void;
	/**
	 * Lets time pass until `isDone` holds.
	 * @throws Error when that takes too long, or the machine has left
	 */
	until(isDone: () => boolean): Promise<void>;
	/** Lets so many milliseconds pass. */
	wait(ms: number): Promise<void>;
	stop(): Promise<void>;
}

/** Brings up the machine of a conversation. */
export type StartParty = (conversation: Conversation) => Promise<Party>;
