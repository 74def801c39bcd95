const HEAD = Buffer.from('{"timestamp": {"seconds": ');
const MIDDLE = Buffer.from(', "microseconds": ');
const NAME = Buffer.from('}, "event": "');
const DATA = Buffer.from('", "data": ');
const QUOTE = 0x22;
const ZERO = 0x30;
const MINUS = 0x2d;
const US_PER_SECOND = 1_000_000;
// A member may stand at ever new places; those seen are looked at first.
const PLACES_MAX = 64;

/** An event's name, and where a member was found in events of that name. */
interface EventKind {
	readonly name: string;
	/** The name's bytes with the quote behind it. */
	readonly bytes: Buffer;
	count: number;
	/** Offsets of the value from the end of the name, each checked once against a parser. */
	readonly places: number[];
}

const startsWith = (line: Uint8Array, at: number, needle: Uint8Array): boolean => {
	for (let index = 0; index < needle.length; index++) {
		if (line[at + index] !== needle[index]) {
			return false;
		}
	}

	return true;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** What lies at a path such as `data.sector-num` or `data.0.id`. */
export const valueAt = (value: unknown, path: readonly string[]): unknown =>
	path.reduce<unknown>((outer, name) => (isRecord(outer) ? outer[name] : undefined), value);

/**
 * Reads events without making objects of them. What is written as QEMU writes it is read digit by digit; whatever else
 * is JSON goes through a parser. What it has read last stands in its members.
 */
export class EventReader {
	/** When the event happened, in microseconds. */
	stamp = 0;
	/** The event's name. */
	name = '';
	/** What the wanted member is; undefined where the event has none. */
	key: unknown;
	readonly #path: readonly string[];
	readonly #needle: Buffer;
	readonly #kinds = new Map<string, EventKind>();
	#kind: EventKind | undefined;
	#end = 0;

	/** @param keyPath A member that is wanted of each event: `data.sector-num`. */
	constructor(keyPath?: string) {
		this.#path = keyPath?.split('.') ?? [];
		this.#needle = Buffer.from(`"${this.#path.at(-1)}": `);
	}

	/** How many events of each name there were. */
	get counts(): Readonly<Record<string, number>> {
		return Object.fromEntries([...this.#kinds.values()].map(({name, count}) => [name, count]));
	}

	/**
	 * Reads a message from `at` up to `end`; tells whether it is an event.
	 * @throws SyntaxError when it is no JSON
	 */
	read(line: Buffer, at: number, end: number): boolean {
		if (!this.#readHead(line, at)) {
			return this.#parse(line, at, end);
		}

		if (this.#path.length > 0) {
			this.#readKey(line, at, end);
		}

		return true;
	}

	/** The text of the data of the event read last; undefined when it has none. */
	dataText(line: Buffer, at: number, end: number): string | undefined {
		if (this.#end === 0) {
			const {data} = JSON.parse(line.toString('utf8', at, end));
			return data === undefined ? undefined : JSON.stringify(data);
		}

		// Data come last; behind them the brace of the event.
		const close = line.lastIndexOf('}', end - 1);
		return startsWith(line, this.#end - 1, DATA)
			? line.toString('latin1', this.#end - 1 + DATA.length, close)
			: undefined;
	}

	#readHead(line: Buffer, start: number): boolean {
		if (!startsWith(line, start, HEAD)) {
			return false;
		}

		let at = start + HEAD.length;
		let seconds = 0;
		for (let digit = (line[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; ) {
			seconds = seconds * 10 + digit;
			at += 1;
			digit = (line[at] ?? 0) - ZERO;
		}

		if (!startsWith(line, at, MIDDLE)) {
			return false;
		}

		at += MIDDLE.length;
		let microseconds = 0;
		for (let digit = (line[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; ) {
			microseconds = microseconds * 10 + digit;
			at += 1;
			digit = (line[at] ?? 0) - ZERO;
		}

		if (!startsWith(line, at, NAME)) {
			return false;
		}

		this.stamp = seconds * US_PER_SECOND + microseconds;
		this.#readName(line, at + NAME.length);
		return true;
	}

	#readName(line: Buffer, at: number): void {
		let kind = this.#kind;
		if (kind === undefined || !startsWith(line, at, kind.bytes)) {
			const close = line.indexOf(QUOTE, at);
			kind = this.#kindOf(line.toString('latin1', at, close));
			this.#kind = kind;
		}

		kind.count += 1;
		this.name = kind.name;
		this.#end = at + kind.bytes.length;
	}

	#kindOf(name: string): EventKind {
		const known = this.#kinds.get(name);
		if (known !== undefined) {
			return known;
		}

		const kind = {name, bytes: Buffer.from(`${name}"`), count: 0, places: []};
		this.#kinds.set(name, kind);
		return kind;
	}

	#readKey(line: Buffer, at: number, end: number): void {
		const needle = this.#needle;
		const places = this.#kind?.places ?? [];
		for (const place of places) {
			const from = this.#end + place;
			if (startsWith(line, from - needle.length, needle)) {
				this.key = integerAt(line, from);
				if (this.key !== undefined) {
					return;
				}
			}
		}

		this.key = valueAt(JSON.parse(line.toString('utf8', at, end)), this.#path);
		const found = line.indexOf(needle, this.#end);
		const from = found + needle.length;
		const isThere = found >= 0 && from < end && integerAt(line, from) === this.key;
		if (isThere && this.key !== undefined && places.length < PLACES_MAX) {
			places.push(from - this.#end);
		}
	}

	#parse(line: Buffer, at: number, end: number): boolean {
		const message: unknown = JSON.parse(line.toString('utf8', at, end));
		const name = valueAt(message, ['event']);
		if (typeof name !== 'string') {
			return false;
		}

		this.#kind = this.#kindOf(name);
		this.#kind.count += 1;
		this.name = name;
		this.key = valueAt(message, this.#path);
		this.#end = 0;
		const {seconds, microseconds} = Object(valueAt(message, ['timestamp']));
		this.stamp = Number(seconds) * US_PER_SECOND + Number(microseconds);
		return true;
	}
}

/** The integer whose digits begin at `from`; undefined where there is none, or more than an integer. */
const integerAt = (line: Uint8Array, from: number): number | undefined => {
	const isNegative = line[from] === MINUS;
	const first = isNegative ? from + 1 : from;
	let at = first;
	let value = 0;
	for (let digit = (line[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; ) {
		value = value * 10 + digit;
		at += 1;
		digit = (line[at] ?? 0) - ZERO;
	}

	// Behind a whole number comes a comma or a brace; a fraction or an exponent needs a parser.
	const next = line[at];
	const isInteger = at > first && (next === 0x2c || next === 0x7d || next === 0x5d);
	return isInteger && Number.isSafeInteger(value) ? (isNegative ? -value : value) : undefined;
};
