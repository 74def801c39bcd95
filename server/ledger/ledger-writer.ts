import {crc32} from 'node:zlib';
import type {EventTemplate} from '../../core/protocol/event-template.ts';
import type {ByteFile} from '../../core/runtime/byte-file.ts';
import type {Cancel, Clock, Microseconds} from '../../core/runtime/clock.ts';
import {kindTextOf, slotsOf} from './event-kind.ts';
import {
	FRAME_HEAD_BYTES,
	type KindText,
	type LedgerRun,
	MAGIC,
	RecordType,
} from './ledger-format.ts';
import {VarintWriter} from './varints.ts';

// A frame is written when it is so long, or so old.
const FRAME_BYTES = 256 * 1024;
const FRAME_MS = 1000;
const STAGE_BYTES = 64 * 1024;
// Kinds that have been told of are known again by their text; ever new ones must not fill the memory.
const KINDS_MAX = 65_536;

/** A kind of event that a ledger knows: its number, and which values of an event stand in the ledger. */
export interface KnownKind {
	readonly number: number;
	readonly slots: readonly number[];
}

/** Events that were written at once. */
export interface WrittenTogether {
	readonly machine: number;
	/** The number of the first of them, of all events of the machine. */
	readonly first: number;
	readonly count: number;
	readonly clients: number;
	readonly firstDue: Microseconds;
}

/** Writes down what became of events, some bytes each, a frame at a time. */
export class LedgerWriter {
	/** Kind, time since the one before, and values of each event that is about to be written. */
	readonly stage = new VarintWriter(STAGE_BYTES);
	readonly #file: ByteFile;
	readonly #clock: Clock;
	readonly #kinds = new Map<string, KnownKind>();
	readonly #templates = new WeakMap<EventTemplate, KnownKind>();
	readonly #payload = new VarintWriter(FRAME_BYTES * 2);
	#nextKind = 0;
	#base: Microseconds = 0;
	#last: Microseconds = 0;
	#cancel: Cancel = () => {};
	#onFlush: Array<() => void> = [];

	constructor(file: ByteFile, run: LedgerRun, clock: Clock) {
		this.#file = file;
		this.#clock = clock;
		file.write(MAGIC);
		this.#record(RecordType.Run).block(Buffer.from(JSON.stringify(run)));
		this.flush();
	}

	/** Whether something could not be written, so that the ledger ends too early. */
	get hasFailed(): boolean {
		return this.#file.hasFailed;
	}

	/** The kind of a template's events. */
	kindOf(template: EventTemplate): KnownKind {
		const known = this.#templates.get(template) ?? this.kindOfText(kindTextOf(template));
		this.#templates.set(template, known);
		return known;
	}

	/** The kind of such events. */
	kindOfText(kind: KindText): KnownKind {
		const text = JSON.stringify(kind);
		const known = this.#kinds.get(text);
		if (known !== undefined) {
			return known;
		}

		if (this.#kinds.size >= KINDS_MAX) {
			this.#kinds.clear();
		}

		const added = {number: this.#nextKind, slots: slotsOf(kind.data)};
		this.#nextKind += 1;
		this.#kinds.set(text, added);
		this.#record(RecordType.Kind).block(Buffer.from(text));
		return added;
	}

	/** Events were written at once; the stage tells of each, and is empty then. */
	written({machine, first, count, clients, firstDue}: WrittenTogether): void {
		const record = this.#record(RecordType.Written);
		record.unsigned(machine);
		record.unsigned(first);
		record.unsigned(count);
		record.unsigned(clients);
		record.signed(this.#instant());
		record.signed(firstDue - this.#last);
		record.block(this.stage.bytes);
		this.stage.clear();
		this.#flushIfLong();
	}

	/** So many events from number `first` on were due, and no client got them. */
	missed(machine: number, first: number, count: number): void {
		const record = this.#record(RecordType.Missed);
		record.unsigned(machine);
		record.unsigned(first);
		record.unsigned(count);
		this.#flushIfLong();
	}

	/** The kernel has all events before number `end`, but for those that were cut. */
	drained(machine: number, end: number): void {
		const record = this.#record(RecordType.Drained);
		record.unsigned(machine);
		record.unsigned(end);
		record.signed(this.#instant());
		this.#flushIfLong();
	}

	/** So many events from number `first` on were written, but a client was gone before it had all of them. */
	cut(machine: number, first: number, count: number): void {
		const record = this.#record(RecordType.Cut);
		record.unsigned(machine);
		record.unsigned(first);
		record.unsigned(count);
		this.#flushIfLong();
	}

	/** Calls `listener` before the next frame is written. */
	onceFlushed(listener: () => void): void {
		this.#onFlush.push(listener);
	}

	/** Writes what there is. */
	flush(): void {
		for (const listener of this.#onFlush.splice(0)) {
			listener();
		}

		this.#cancel();
		this.#cancel = () => {};
		if (this.#payload.length > 0) {
			const frame = Buffer.allocUnsafeSlow(FRAME_HEAD_BYTES + this.#payload.length);
			frame.set(this.#payload.bytes, FRAME_HEAD_BYTES);
			frame.writeUInt32LE(this.#payload.length, 0);
			frame.writeUInt32LE(crc32(this.#payload.bytes), 4);
			this.#payload.clear();
			this.#file.write(frame);
		}
	}

	/** Resolves when all is written, or lost. */
	close(): Promise<void> {
		this.flush();
		return this.#file.close();
	}

	#record(type: number): VarintWriter {
		if (this.#payload.length === 0) {
			this.#base = this.#clock.now();
			this.#last = this.#base;
			this.#payload.unsigned(this.#base);
			this.#cancel = this.#clock.after(FRAME_MS, () => this.flush());
		}

		this.#payload.unsigned(type);
		return this.#payload;
	}

	// Now, counted from the last such instant of the frame.
	#instant(): number {
		const now = this.#clock.now();
		const passed = now - this.#last;
		this.#last = now;
		return passed;
	}

	#flushIfLong(): void {
		if (this.#payload.length >= FRAME_BYTES) {
			this.flush();
		}
	}
}
