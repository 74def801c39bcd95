import {encodeMessage, encodeValue} from './encode.ts';
import {mapSlots, type Slot} from './slot.ts';

// A number that no event has; those of the slots count on from it.
const SENTINEL = 7_310_582_946_000_000_000n;

/** The text of an event, cut at its slots. */
export interface TemplateText {
	/** The slots of the stamp, which are undefined, and of the data. */
	readonly slots: ReadonlyArray<Slot | undefined>;
	/** The text between the slots. */
	readonly texts: readonly string[];
	/** Which slot stands behind each text but the last. */
	readonly order: readonly number[];
}

/** Encodes an event and cuts it at its slots. */
export const compileText = (event: string, data: object | undefined): TemplateText => {
	const slots: Array<Slot | undefined> = [undefined, undefined];
	const marked = mapSlots(data, slot => {
		slots.push(slot);
		return SENTINEL + BigInt(slots.length - 1);
	});
	const text = encodeMessage({
		timestamp: {seconds: SENTINEL, microseconds: SENTINEL + 1n},
		event,
		...(data === undefined ? {} : {data: marked}),
	});
	const pieces = text.split(/(73105829460000\d{5})/);
	return {
		slots,
		texts: pieces.filter((_, index) => index % 2 === 0),
		order: pieces
			.filter((_, index) => index % 2 === 1)
			.map(digits => Number(BigInt(digits) - SENTINEL)),
	};
};

/** The most bytes that all slots together take. */
export const longestOf = (slots: TemplateText['slots']): number =>
	slots
		.map(slot =>
			Math.max(
				...(slot?.choices?.map(choice => encodeValue(choice).length) ?? [
					String(Number.MIN_SAFE_INTEGER).length,
				]),
			),
		)
		.reduce((sum, length) => sum + length, 0);
