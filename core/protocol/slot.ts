/** A place in an event's data that changes from one event to the next. */
export class Slot {
	/** Where the slot's value stands among the values of an event. */
	readonly index: number;
	/** The values to choose from; the slot's value is then an index of this list. Without it the value is an integer. */
	readonly choices: readonly unknown[] | undefined;

	constructor(index: number, choices?: readonly unknown[]) {
		this.index = index;
		this.choices = choices;
	}
}

/** Whether a value is an object of members. */
export const isRecord = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The same data with something else in the place of each slot. */
export const mapSlots = (value: unknown, replace: (slot: Slot) => unknown): unknown => {
	if (value instanceof Slot) {
		return replace(value);
	}

	if (Array.isArray(value)) {
		return value.map(item => mapSlots(item, replace));
	}

	return isRecord(value)
		? Object.fromEntries(
				Object.entries(value).map(([name, member]) => [name, mapSlots(member, replace)]),
			)
		: value;
};
