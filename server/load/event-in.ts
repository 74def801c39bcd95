import type {OutgoingMessage} from '../../core/faults/fault-rule.ts';

// As encode.ts orders the members of an event, its name follows its stamp or its data, after a comma.
const NAME = /, "event": "([A-Z\d_]+)"/;

/** What a rendered event is to the faults that look at names; no fault of events looks further. */
export const eventIn = (text: string): OutgoingMessage => ({
	kind: 'event',
	name: NAME.exec(text)?.[1],
	message: {},
});
