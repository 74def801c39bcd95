import {MockQmpError} from '../../core/runtime/errors.ts';
import {LineCutter} from '../sink/line-cutter.ts';
import {canonical, walk} from './event-kind.ts';

/** What a consumer says of an event that it got. */
export interface SeenEvent {
	/** Number or name of the machine; undefined when the consumer knows only one. */
	readonly machine: number | string | undefined;
	readonly event: string;
	/** The event's stamp in microseconds; undefined when it is not said. */
	readonly stamp: number | undefined;
	/** When the consumer got it, in microseconds. */
	readonly at: number | undefined;
	/** The canonical text of the data, or of the chosen member. */
	readonly text: string;
	readonly file: number;
}

/** Below these a number is an instant in seconds, or in milliseconds. */
const SECONDS_BELOW = 1e11;
const MILLISECONDS_BELOW = 1e14;

/** An instant in microseconds, of a number (seconds, milliseconds or microseconds), a QMP timestamp or ISO 8601. */
const instantOf = (value: unknown): number | undefined => {
	if (typeof value === 'number') {
		const scale = value < SECONDS_BELOW ? 1e6 : value < MILLISECONDS_BELOW ? 1e3 : 1;
		return Math.round(value * scale);
	}

	if (typeof value === 'string') {
		const ms = Date.parse(value);
		return Number.isNaN(ms) ? undefined : Math.round(ms * 1000) + submilliseconds(value);
	}

	const [seconds, microseconds] = [walk(value, ['seconds']), walk(value, ['microseconds'])];
	return typeof seconds === 'number' && typeof microseconds === 'number'
		? seconds * 1e6 + microseconds
		: undefined;
};

// ISO 8601 may have more digits than a Date holds.
const submilliseconds = (text: string): number =>
	Number((/\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '').padEnd(3, '0'));

const machineOf = (value: unknown): number | string | undefined =>
	typeof value === 'number' || typeof value === 'string' ? value : undefined;

/** Reads what a consumer logged, an object a line, some lines at a time. */
export class ConsumerReader {
	readonly #path: string;
	readonly #file: number;
	readonly #chunks: Iterator<Buffer, void>;
	readonly #keyPath: readonly string[] | undefined;
	readonly #cutter: LineCutter;
	#queue: SeenEvent[] = [];
	#at = 0;
	#line = 0;

	/** @param key A member by which events are known: `data.sector-num`; else all data. */
	constructor(
		[path, file]: readonly [path: string, file: number],
		chunks: Iterator<Buffer, void>,
		key: string | undefined,
	) {
		this.#path = path;
		this.#file = file;
		this.#chunks = chunks;
		this.#keyPath = key?.split('.');
		this.#cutter = new LineCutter((buffer, at, end) =>
			this.#read(buffer.toString('utf8', at, end)),
		);
	}

	/** The next event, which `shift` takes away; undefined at the end. */
	get head(): SeenEvent | undefined {
		while (this.#at >= this.#queue.length) {
			this.#queue = [];
			this.#at = 0;
			const {value, done} = this.#chunks.next();
			if (done || value === undefined) {
				return this.#lastLine();
			}

			this.#cutter.push(value);
		}

		return this.#queue[this.#at];
	}

	shift(): void {
		this.#at += 1;
	}

	// The last line may lack its end.
	#lastLine(): SeenEvent | undefined {
		if (this.#cutter.restLength > 0) {
			this.#cutter.push(Buffer.from('\n'));
		}

		return this.#queue[this.#at];
	}

	#read(text: string): void {
		this.#line += 1;
		if (text.trim() === '') {
			return;
		}

		let line: unknown;
		try {
			line = JSON.parse(text);
		} catch (cause) {
			throw this.#invalid('is no JSON', cause);
		}

		const event = walk(line, ['event']);
		if (typeof event !== 'string') {
			throw this.#invalid('names no event');
		}

		this.#queue.push({
			machine: machineOf(walk(line, ['machine'])),
			event,
			stamp: instantOf(walk(line, ['stamp']) ?? walk(line, ['timestamp'])),
			at: instantOf(walk(line, ['at'])),
			text: this.#textOf(line),
			file: this.#file,
		});
	}

	#textOf(line: unknown): string {
		if (this.#keyPath === undefined) {
			return canonical(walk(line, ['data']) ?? null);
		}

		const key = walk(line, ['key']) ?? walk(line, this.#keyPath);
		return canonical(key ?? null);
	}

	#invalid(problem: string, cause?: unknown): MockQmpError {
		return new MockQmpError('RECORDING_INVALID', `${this.#path}:${this.#line} ${problem}`, {
			cause,
			remedy:
				'a consumer logs an object a line: {"machine": 0, "event": "STOP", "stamp": 1700000000.25, "data": {}}',
		});
	}
}

/** The log whose next line is the oldest, so that several consumers are read side by side. */
export const earliest = (readers: readonly ConsumerReader[]): ConsumerReader | undefined => {
	if (readers.length === 1) {
		return readers[0];
	}

	let found: ConsumerReader | undefined;
	for (const reader of readers) {
		const {head} = reader;
		if (head !== undefined && (found === undefined || ageOf(head) < ageOf(found.head))) {
			found = reader;
		}
	}

	return found;
};

const ageOf = (line: SeenEvent | undefined): number => line?.stamp ?? line?.at ?? 0;
