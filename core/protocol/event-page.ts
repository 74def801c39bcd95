/** How an event is laid out: which bytes, and where its slots are. Compared by identity. */
export interface PageLayout {
	readonly length: number;
	readonly slotCount: number;
}

/**
 * Bytes that events are rendered into one behind the other, and the memory of what stands there: where an event of the
 * same layout was rendered before, only the digits that differ have to be written.
 */
export class EventPage {
	readonly bytes: Uint8Array;
	/** The same bytes. */
	readonly view: DataView;
	/** Values of the slots of the events that are remembered, event by event. */
	values = new Float64Array(0);
	// Events of this layout stand from the begin of the page up to `end`, without a gap.
	#layout: PageLayout | undefined;
	#end = 0;
	// Where the last event ended, and how many events stand before that; -1 where they are not all of one layout.
	#at = 0;
	#row = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	}

	/** The number of the event that is remembered at `at`, if it has this layout; else -1. */
	recall(layout: PageLayout, at: number): number {
		const row = this.#rowAt(at);
		if (row < 0 || layout !== this.#layout || at + layout.length > this.#end) {
			return -1;
		}

		this.#at = at + layout.length;
		this.#row = row + 1;
		return row;
	}

	/** The number of the first event that is remembered at `at`, and how many of this layout stand there. */
	rowsAt(layout: PageLayout, at: number): readonly [first: number, count: number] {
		const row = this.#rowAt(at);
		return row < 0 || layout !== this.#layout
			? [0, 0]
			: [row, Math.max(0, Math.floor((this.#end - at) / layout.length))];
	}

	/** So many of these have been rendered anew. */
	passOver({length}: PageLayout, at: number, count: number): void {
		if (count > 0) {
			this.#row = this.#rowAt(at) + count;
			this.#at = at + count * length;
		}
	}

	/**
	 * Remembers that an event of this layout has been written at `at`, and gives the number under which its values are
	 * to be kept; -1 when it does not follow others of its layout.
	 */
	remember(layout: PageLayout, at: number): number {
		const row = this.#rowAt(at);
		this.#at = at + layout.length;
		if (at === 0) {
			this.#layout = layout;
			this.#keepRoom(layout);
		} else if (row < 0 || layout !== this.#layout || at !== this.#end) {
			this.#end = Math.min(this.#end, at);
			this.#row = -1;
			return -1;
		}

		this.#end = at + layout.length;
		this.#row = row + 1;
		return row;
	}

	#rowAt(at: number): number {
		if (at === 0) {
			return 0;
		}

		return at === this.#at ? this.#row : -1;
	}

	#keepRoom({length, slotCount}: PageLayout): void {
		const room = Math.floor(this.bytes.length / length) * slotCount;
		if (this.values.length < room) {
			this.values = new Float64Array(room);
		}
	}
}
