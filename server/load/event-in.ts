import type {OutgoingMessage} from '../../core/faults/fault-rule.ts';

/** Called when a block's bytes may be used again; with an error when the client was gone before it had them. */
export type BlockDone = (error?: Error | null) => void;

// As encode.ts orders the members of an event, its name follows its stamp or its data, after a comma.
const NAME = /, "event": "([A-Z\d_]+)"/;

/** What a rendered event is to the faults that look at names; no fault of events looks further. */
export const eventIn = (text: string): OutgoingMessage => ({
	kind: 'event',
	name: NAME.exec(text)?.[1],
	message: {},
});
