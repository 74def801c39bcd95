/** One thing that a fault makes happen; the server carries it out in the order given. */
export type FaultAction =
	/** Sends bytes, one character a byte, in a write of their own. */
	| {readonly kind: 'write'; readonly bytes: string}
	/** Sends nothing for so long; what follows waits. */
	| {readonly kind: 'pause'; readonly ms: number}
	/** Keeps bytes back until so many messages more have been sent, or the time is over. */
	| {
			readonly kind: 'hold';
			readonly bytes: string;
			readonly messages: number;
			readonly withinMs: number;
			/** Leave with the last of those messages in one write, before it; otherwise after it. */
			readonly isGlued: boolean;
	  }
	/** Ends the connection once all is sent. */
	| {readonly kind: 'disconnect'}
	/** Breaks the connection off; what is unsent is lost, and over TCP the client sees a reset. */
	| {readonly kind: 'reset'}
	/** Ends our direction only; the client's is still read. */
	| {readonly kind: 'half-close'}
	/** Sends the greeting again, in one write with bytes ahead of it; with `isAnew` the session negotiates again. */
	| {readonly kind: 'greet'; readonly bytes: string; readonly isAnew: boolean}
	/** Neither reads nor writes for so long (Infinity: for ever). */
	| {readonly kind: 'stall'; readonly ms: number}
	/** Reads so many bytes a second at most, for so long. */
	| {readonly kind: 'slow-read'; readonly bytesPerSecond: number; readonly ms: number}
	/** The greeting of a client that has just come is sent after so long (Infinity: never). */
	| {
			readonly kind: 'delay-greeting';
			readonly ms: number;
			/** Events reach the client though it has not negotiated. */
			readonly hasEarlyEvents: boolean;
	  }
	/** Listens no more for so long: connecting is refused. */
	| {readonly kind: 'refuse'; readonly ms: number}
	/** Serves no newcomer for so long: they connect and hear nothing. */
	| {readonly kind: 'backlog'; readonly ms: number}
	/** Moves the stamps of events by so long, for so long. */
	| {readonly kind: 'shift-stamps'; readonly byMs: number; readonly ms: number};

/** An action of one kind. */
export type FaultActionOf<K extends FaultAction['kind']> = Extract<FaultAction, {kind: K}>;

/** Sends a text in one write. */
export const write = (bytes: string): FaultActionOf<'write'> => ({kind: 'write', bytes});

/** The text of the message at hand as it would have gone out; nothing where there is no message. */
export const unchanged = (text: string | undefined): readonly FaultAction[] =>
	text === undefined ? [] : [write(text)];
